import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { type EventHandler, on } from '../../../platform/module.ts'
import { actStands, keepForUndo, keptForUndo } from '../../people/api.ts'
import { areasByIds } from '../../territory/api.ts'

type Merge = { kept_id: string; merged_id: string; act_id: string }

/** What counters do when territory or register change beneath them. */
export const reactions: readonly EventHandler[] = [
  on<{ area_id: string }>('territory.area_moved', 'counters.follow-moved-areas', followMovedAreas),
  on<Merge>('people.merged', 'counters.follow-merged-person', followMergedPerson),
  on<Merge>('people.unmerged', 'counters.follow-unmerged-person', followUnmergedPerson),
]

/** Grids keep their counts of before; what comes is counted where they lie now. */
async function followMovedAreas(ctx: WriteContext, { area_id }: { area_id: string }): Promise<void> {
  let moved = 0
  for (const table of ['counters.counters', 'counters.cases', 'counters.errands'] as const) {
    const used = await sql<{ area_id: string }>`
      select distinct area_id from ${sql.table(table)} where community_id = ${ctx.communityId} and area_id is not null`.execute(
      ctx.tx,
    )
    const areas = await areasByIds(
      ctx.tx,
      ctx.communityId,
      used.rows.map((row) => row.area_id),
    )
    const paths = [...areas.values()].map(({ id, admin_path }) => ({ id, admin_path }))
    const rows = await sql`
      update ${sql.table(table)} w set admin_path = coalesce(a.admin_path, '')
      from jsonb_to_recordset(${JSON.stringify(paths)}::jsonb) as a (id uuid, admin_path text)
      where w.community_id = ${ctx.communityId} and w.area_id = a.id and w.admin_path is distinct from a.admin_path
      returning w.id`.execute(ctx.tx)
    moved += rows.rows.length
  }
  if (moved > 0) ctx.audit('area', area_id, { counters_moved: moved })
}

const subjects = [
  ['counters.receptions', 'person_id'],
  ['counters.cases', 'person_id'],
  ['counters.appointments', 'person_id'],
  ['counters.errands', 'person_id'],
  ['counters.errands', 'member_person_id'],
] as const
const keptAs = (table: string, column: string) => (column === 'person_id' ? table : `${table}.${column}`)

/** What one entry of the register came for is the kept one's. An errand of the two for one another keeps both as they were. */
async function followMergedPerson(ctx: WriteContext, { kept_id, merged_id, act_id }: Merge): Promise<void> {
  if (!(await actStands(ctx, act_id))) return
  let moved = 0
  for (const [table, column] of subjects) {
    const both =
      table === 'counters.errands'
        ? sql`and ${kept_id}::uuid is distinct from ${sql.ref(column === 'person_id' ? 'member_person_id' : 'person_id')}`
        : sql``
    const rows = await sql<{ id: string }>`
      update ${sql.table(table)} set ${sql.ref(column)} = ${kept_id}
      where community_id = ${ctx.communityId} and ${sql.ref(column)} = ${merged_id} ${both} returning id`.execute(
      ctx.tx,
    )
    await keepForUndo(ctx, act_id, keptAs(table, column), rows.rows)
    moved += rows.rows.length
  }
  if (moved > 0) ctx.audit('person', kept_id, { counters_from: merged_id })
}

/** They were two people: what the other one had come for is theirs again. */
async function followUnmergedPerson(ctx: WriteContext, { kept_id, merged_id, act_id }: Merge): Promise<void> {
  for (const [table, column] of subjects) {
    const ids = (await keptForUndo(ctx, act_id, keptAs(table, column))).map(({ id }) => id)
    if (ids.length === 0) continue
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${merged_id}
      where community_id = ${ctx.communityId} and id = any (${ids}::uuid[]) and ${sql.ref(column)} = ${kept_id}`.execute(
      ctx.tx,
    )
    ctx.audit('person', merged_id, { counters_back: ids.length })
  }
}
