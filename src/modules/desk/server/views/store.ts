import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import type { savedView } from '../../contract/view-routes.ts'
import { canView, seesView, type ViewRow } from './can.ts'

type SavedView = z.output<typeof savedView>
export type StoredView = ViewRow & {
  id: string
  list: SavedView['list']
  name: string
  search: string
  position: number | null
  changed_at: Date
  version: number
}

/** A community's shared views of one list; beyond it the oldest are left out of the menu, not lost. */
const sharedMost = 200

/** Who keeps views is a person of the community. Refusal: `platform.not_a_member`. */
export function keeperOf(ctx: ReadContext): string {
  return ctx.actor.personId ?? refuse('platform.not_a_member')
}

const columns = (
  person: string,
) => sql`v.id, v.list, v.name, v.search, v.scope, v.post_kind, v.body_id, v.owner_person_id,
  v.changed_at, v.version, (select p.position from desk.view_pins p
    where p.community_id = v.community_id and p.view_id = v.id and p.person_id = ${person}) as position`

/** Views this person may use: at hand first, in their order; then by name. */
export async function viewsOf(ctx: ReadContext, list: string): Promise<StoredView[]> {
  const person = keeperOf(ctx)
  const found = await sql<StoredView>`
    (select ${columns(person)} from desk.views v
      where v.community_id = ${ctx.communityId} and v.list = ${list} and v.owner_person_id = ${person})
    union all
    (select ${columns(person)} from desk.views v
      where v.community_id = ${ctx.communityId} and v.list = ${list} and v.scope <> 'own' and v.owner_person_id <> ${person}
      order by v.changed_at desc limit ${sharedMost})
    order by position nulls last, name, id`.execute(ctx.tx)
  return found.rows.filter((row) => seesView(ctx.actor, row))
}

/** One view, locked where it is to be changed. Refusal: `platform.not_found`, whether missing or not for this person. */
export async function viewRow(ctx: ReadContext, id: string, lock = false): Promise<StoredView> {
  const found = await sql<StoredView>`
    select ${columns(keeperOf(ctx))} from desk.views v
    where v.community_id = ${ctx.communityId} and v.id = ${id} ${lock ? sql`for update of v` : sql``}`.execute(ctx.tx)
  const row = found.rows[0]
  return row && (seesView(ctx.actor, row) || canView(ctx.actor, row).length > 0) ? row : refuse('platform.not_found')
}

/** As the menu shows them. */
export async function viewViews(ctx: ReadContext, rows: readonly StoredView[]): Promise<SavedView[]> {
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    rows.map((row) => row.owner_person_id),
  )
  return rows.map((row) => ({
    id: row.id,
    list: row.list,
    name: row.name,
    search: row.search,
    scope: row.scope,
    post_kind: row.post_kind as SavedView['post_kind'],
    body_id: row.body_id,
    owner: { id: row.owner_person_id, name: names.get(row.owner_person_id)?.name ?? '' },
    position: row.position,
    changed_at: row.changed_at.toISOString(),
    version: row.version,
    can: canView(ctx.actor, row),
  }))
}

/** One of them. Refusal: `platform.not_found`. */
export async function oneView(ctx: ReadContext, id: string): Promise<SavedView> {
  const [view] = await viewViews(ctx, [await viewRow(ctx, id)])
  return view ?? refuse('platform.not_found')
}
