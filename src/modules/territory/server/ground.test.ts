import { expect, it } from 'vitest'
import { laidOut } from './ground.ts'

const site = (id: string, longitude: number | null, latitude: number | null) => ({ id, name: id, longitude, latitude })
const blocks = (site: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${site}${at}`, name: `${site} ${at + 1}幢`, compound_id: site }))

it('compounds lie in rows from north to south and from west to east, those without a place last', () => {
  const sites = [
    site('南', 1, 10),
    site('东北', 3, 30),
    site('西北', 1, 30),
    site('无', null, null),
    site('中', 2, 29),
    site('东', 3, 11),
  ]
  const ground = laidOut(sites, new Map([['南', blocks('南', 20)]]))
  expect(ground.sites.map((one) => one.name)).toEqual(['西北', '中', '东北', '南', '东', '无'])
  expect(new Set(ground.sites.slice(0, 3).map((one) => one.y)).size).toBe(1)
  for (const one of ground.sites) expect(one.x + one.w).toBeLessThanOrEqual(ground.width)
})

it('buildings stand within their compound, none above another', () => {
  const ground = laidOut([site('南', 1, 10)], new Map([['南', blocks('南', 27)]]))
  const [box] = ground.sites
  expect(ground.buildings).toHaveLength(27)
  for (const one of ground.buildings) {
    expect(one.x >= (box?.x ?? 0) && one.x + one.w <= (box?.x ?? 0) + (box?.w ?? 0)).toBe(true)
    expect(one.y + one.h).toBeLessThanOrEqual((box?.y ?? 0) + (box?.h ?? 0))
  }
  expect(new Set(ground.buildings.map(({ x, y }) => `${x} ${y}`)).size).toBe(27)
})

it('a community without compounds has an empty map', () => {
  expect(laidOut([], new Map())).toMatchObject({ sites: [], buildings: [] })
})
