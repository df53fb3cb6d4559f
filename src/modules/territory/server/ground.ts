import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

/**
 * A schematic map of the community drawn from its register of places alone: compounds in their rough order (north above south, west left of east)
 * with their buildings, in units of its own. It is no map to scale, holds no coordinates and asks nobody for tiles: simple maps of streets and
 * quarters need no map review (地图管理条例 15), and coordinates of the register never leave the house.
 */
export type Ground = {
  width: number
  height: number
  sites: { id: string; name: string; x: number; y: number; w: number; h: number }[]
  buildings: { id: string; name: string; site_id: string; x: number; y: number; w: number; h: number }[]
}

type Site = { id: string; name: string; longitude: number | null; latitude: number | null }
type Building = { id: string; name: string; compound_id: string | null }

const sitesMost = 60
const buildingsMost = 600

/** The map of a community; without compounds an empty one. Two queries by index. */
export async function groundOf(tx: Tx, communityId: number): Promise<Ground> {
  const sites = await sql<Site>`
    select a.id, a.name, a.longitude, a.latitude from territory.areas a join territory.area_kinds k on k.code = a.kind
    where a.community_id = ${communityId} and a.retired_at is null and k.site order by a.sort_key, a.id limit ${sitesMost}`.execute(
    tx,
  )
  const buildings = await sql<Building>`
    select id, full_name as name, compound_id from territory.areas
    where community_id = ${communityId} and retired_at is null and kind = 'building' and compound_id is not null
    order by sort_key, id limit ${buildingsMost}`.execute(tx)
  return laidOut(
    sites.rows,
    Map.groupBy(buildings.rows, (one) => one.compound_id ?? ''),
  )
}

const width = 1_000
const gap = 24
/** Room for a compound's name above its buildings. */
const head = 64
const side = 16
const blockHeight = 30
/** So that a place beside a small compound doesn't cover its name. */
const linesLeast = 2

/** Compounds in rows from north to south, each row from west to east; those whose place isn't known come last. */
export function laidOut(sites: readonly Site[], buildings: ReadonlyMap<string, readonly Building[]>): Ground {
  const columns = sites.length > 4 ? 3 : Math.max(1, Math.min(2, sites.length))
  const w = (width - gap * (columns + 1)) / columns
  const known = sites.filter((site) => site.latitude !== null)
  const sorted = [...known].sort((one, other) => (other.latitude ?? 0) - (one.latitude ?? 0))
  const ordered = [...sorted, ...sites.filter((site) => site.latitude === null)]
  const ground: Ground = { width, height: gap, sites: [], buildings: [] }
  for (let from = 0; from < ordered.length; from += columns) {
    const row = ordered
      .slice(from, from + columns)
      .sort((one, other) => (one.longitude ?? Number.MAX_VALUE) - (other.longitude ?? Number.MAX_VALUE))
    const heights = row.map((site, at) => {
      const x = gap + at * (w + gap)
      return addSite(ground, site, buildings.get(site.id) ?? [], { x, y: ground.height, w })
    })
    const h = Math.max(...heights)
    for (const site of ground.sites.slice(-row.length)) site.h = h
    ground.height += h + gap
  }
  return ground
}

type Box = { x: number; y: number; w: number }

/** Draws a compound with its buildings in lines; answers how high it is. */
function addSite(ground: Ground, { id, name }: Site, blocks: readonly Building[], { x, y, w }: Box): number {
  const across = blocks.length > 12 ? 6 : 4
  const step = (w - side) / across
  ground.sites.push({ id, name, x: Math.round(x), y: Math.round(y), w: Math.round(w), h: 0 })
  for (const [at, block] of blocks.entries()) {
    ground.buildings.push({
      id: block.id,
      name: block.name,
      site_id: id,
      x: Math.round(x + side + (at % across) * step),
      y: Math.round(y + head + Math.floor(at / across) * (blockHeight + side)),
      w: Math.round(step - side),
      h: blockHeight,
    })
  }
  return head + Math.max(linesLeast, Math.ceil(blocks.length / across)) * (blockHeight + side)
}
