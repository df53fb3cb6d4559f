import { expect, it } from 'vitest'
import { createPerson } from '../../../people/test/factory.ts'
import { createStaff, items, type TestStaff } from '../../../requests/test/factory.ts'
import { createArea } from '../../../territory/test/factory.ts'
import { type Group, setUpChannels, type Told } from '../../test/setting.ts'
import { oneBroadcast } from '../broadcasts/queries.ts'
import { passOn } from '../broadcasts/tell.ts'
import { fileDraft } from '../drafts/settle.ts'

const { add, at, paste, show, tell } = setUpChannels()

type Placed = Group & { keeper: TestStaff | null; grid: string }

const staff = (kind: 'grid_worker' | 'micro_grid_leader' | 'building_leader', areaId: string) =>
  createStaff(at.platform, at.community.communityId, kind, { areaId })

/** The group of a grid, those of two micro-grids and of three buildings, each kept by who leads there; the last one by nobody where told. */
async function sixGroups(grid: { id: string; name: string }, keeper: TestStaff, first: number, lastKept = true) {
  const kept = async (area_id: string, by: TestStaff | null): Promise<Placed> => {
    const group = await add({ name: `${grid.name}的群`, area_id, keeper_person_id: by?.personId ?? null })
    return { ...group, keeper: by, grid: grid.name }
  }
  const area = (wish: Parameters<typeof createArea>[2]) => createArea(at.platform, at.community.communityId, wish)
  const groups = [await kept(grid.id, keeper)]
  for (const [index, buildings] of [[first, first + 1], [first + 2]].entries()) {
    const name = `${grid.name}${index + 1}号微网格`
    const microGrid = await area({ kind: 'micro_grid', name, parent_id: grid.id })
    groups.push(await kept(microGrid, await staff('micro_grid_leader', microGrid)))
    for (const number of buildings) {
      const place = { parent_id: microGrid, compound_id: at.community.areas.compound }
      const building = await area({ kind: 'building', name: `${number}幢`, ...place })
      const leads = lastKept || number < first + 2
      groups.push(await kept(building, leads ? await staff('building_leader', building) : null))
    }
  }
  return groups
}

/** A dozen groups: two grids, four micro-grids, six buildings. Nobody looks after the last. */
async function aDozen(): Promise<Placed[]> {
  const { communityId, areas, gridWorker } = at.community
  const second = await createArea(at.platform, communityId, { kind: 'grid', name: '第二网格' })
  return [
    ...(await sixGroups({ id: areas.grid, name: '第一网格' }, gridWorker, 11)),
    ...(await sixGroups({ id: second, name: '第二网格' }, await staff('grid_worker', second), 21, false)),
  ]
}

it('X05 F08: what is said in one of a dozen groups on three levels becomes a draft with who, where and what', async () => {
  const groups = await aDozen()
  expect(groups.map((one) => one.level).sort()).toEqual(
    ['grid', 'micro_grid', 'building'].flatMap((level, index) => Array(2 * (index + 1)).fill(level)).sort(),
  )
  const { areas, communityId, secretary } = at.community
  const person = await createPerson(at.platform, communityId, { name: '王淑芬', dwellingId: areas.dwelling })
  const group = groups.find((one) => one.level === 'building' && one.grid === '第二网格') as Placed
  // The first says nothing of the place: it is the group's building. The second says its own, in another grid.
  const said = [
    { speaker: '王淑芬', text: '楼道灯坏了，晚上看不见' },
    { speaker: '王阿姨', text: '3幢2单元101 门口堆纸箱，过道堵了' },
  ]
  const { items: made } = await paste(said, { group_id: group.id }, secretary)
  const [own, other] = [await show(made[0]?.id ?? '', secretary), await show(made[1]?.id ?? '', secretary)]
  expect(own).toMatchObject({ group: { id: group.id }, speaker: '王淑芬', sureness: 'high' })
  expect(own.proposals.who).toMatchObject([{ person_id: person, why: ['name'] }])
  expect(own.proposals.where).toMatchObject({ area_id: group.area.id, why: 'group' })
  expect(own.proposals.what[0]?.code).toBe(items.lamp)
  expect(other.proposals.who[0]).toMatchObject({ person_id: person, why: ['dwelling', 'surname'] })
  expect(other.proposals.where).toMatchObject({ area_id: areas.building, dwelling_id: areas.dwelling, why: 'words' })
  expect(other.proposals.what[0]?.code).toBe(items.clutter)
  const filed = await at.act(fileDraft, secretary, {
    id: other.id,
    item_code: items.clutter,
    description: other.whole_text,
    area_id: areas.building,
    dwelling_id: areas.dwelling,
    for_person_id: person,
    place_detail: '',
  })
  expect(filed).toMatchObject({ state: 'filed', request: { number: expect.any(String) } })
})

it('X05 F08: a broadcast goes down three levels, counted by branch; a group nobody looks after stands out', async () => {
  const groups = await aDozen()
  const alone = groups.at(-1) as Placed
  const wordings = { all: '{区域}明天停水', grid: '{区域}停水，请各微网格转', micro_grid: '', building: '本楼明天停水' }
  const told = await tell('', { area_id: undefined, wordings })
  expect(told).toMatchObject({ groups: 12, done: 0 })
  const textOf = (some: readonly Placed[]) =>
    told.deliveries.filter((one) => some.some(({ id }) => id === one.group_id)).map((one) => one.text)
  const byLevel = Map.groupBy(groups, (one) => one.level)
  expect(textOf(byLevel.get('grid') ?? []).sort()).toEqual(['第一网格停水，请各微网格转', '第二网格停水，请各微网格转'])
  expect(textOf(byLevel.get('micro_grid') ?? [])).toHaveLength(4)
  expect(textOf(byLevel.get('micro_grid') ?? []).every((text) => /^第.网格\d号微网格明天停水$/.test(text))).toBe(true)
  expect(textOf(byLevel.get('building') ?? [])).toEqual(Array(6).fill('本楼明天停水'))
  expect(told.deliveries.filter((one) => !one.kept).map((one) => one.group_id)).toEqual([alone.id])
  for (const { id, keeper } of groups) {
    if (keeper) await at.act(passOn, keeper, { id: told.id, group_id: id, passed: true })
  }
  const seen = await at.act<Told>(oneBroadcast, at.community.secretary, { id: told.id })
  expect(seen).toMatchObject({ groups: 12, done: 11 })
  expect(seen.branches).toEqual([
    { name: '第一网格', groups: 6, done: 6, failed: 0 },
    { name: '第二网格', groups: 6, done: 5, failed: 0 },
  ])
  const left = seen.deliveries.filter((one) => one.state === 'to_pass')
  expect(left).toMatchObject([{ group_id: alone.id, kept: false, can: ['pass'] }])
})
