import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

/** A community as the installation knows it. `names`: its own words; `modules`: those switched on, null for all. */
export type Community = {
  id: number
  name: string
  kind: 'urban' | 'village'
  code: string
  region_path: string[]
  phone: string | null
  supervision_phone: string | null
  office_hours: string | null
  address: string | null
  time_zone: string
  demo: boolean
  opened_at: Date
  names: Record<string, string>
  settings: CommunitySettings
}
export type CommunitySettings = { modules?: string[] | null }

const columns = sql.raw(
  'community_id as id, name, kind, code, region_path, phone, supervision_phone, office_hours, address, time_zone, demo, opened_at, names, settings',
)

/** One community; undefined where there is none. */
export async function communityOf(tx: Tx, communityId: number): Promise<Community | undefined> {
  const found = await sql<Community>`
    select ${columns} from territory.communities where community_id = ${communityId}`.execute(tx)
  return found.rows[0]
}

/** A community's time zone as part of another statement; null where there is no such community. */
export function timeZoneSql(communityId: number): RawBuilder<string | null> {
  return sql<string | null>`(select time_zone from territory.communities where community_id = ${communityId})`
}

/** Communities by id. */
export async function communityMap(tx: Tx, ids: readonly number[]): Promise<Map<number, Community>> {
  if (ids.length === 0) return new Map()
  const found = await sql<Community>`
    select ${columns} from territory.communities where community_id = any (${[...ids]}::int[])`.execute(tx)
  return new Map(found.rows.map((row) => [row.id, row]))
}

/** Numbers of all communities, oldest first: for jobs and checks that go through each. */
export async function communityIds(tx: Tx): Promise<number[]> {
  const rows = await tx.selectFrom('territory.communities').select('community_id').orderBy('community_id').execute()
  return rows.map((row) => row.community_id)
}

/** The community that was opened first: where a visitor without a community lands. */
export async function firstCommunityId(tx: Tx): Promise<number | undefined> {
  const row = await tx
    .selectFrom('territory.communities')
    .select('community_id')
    .orderBy('community_id')
    .limit(1)
    .executeTakeFirst()
  return row?.community_id
}
