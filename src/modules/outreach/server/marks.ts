import { sql } from 'kysely'
import { command, query, type WriteContext } from '../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../platform/paging.ts'
import { normalisePhone } from '../../../shared/mask.ts'
import { refuse } from '../../../shared/refusal.ts'
import { dwellingsByIds } from '../../territory/api.ts'
import { routes } from '../contract.ts'
import { markView, named, type Visit } from './visits.ts'

type Said = {
  persons: { person_id: string; says: 'here' | 'gone' }[]
  newcomers: { id: string; name: string; phone: string; note: string }[]
}

/** Keeps what was said of who lives there; a later word on the same person counts. How many words. */
export async function keepMarks(ctx: WriteContext, visit: Visit, said: Said): Promise<number> {
  const persons = said.persons.map((one) => ({ ...one, id: ctx.newId(), name: '', phone: null, note: '' }))
  const newcomers = said.newcomers.map(({ phone, ...one }) => ({
    ...one,
    person_id: null,
    says: 'new',
    phone: normalisePhone(phone)?.number ?? null,
  }))
  const rows = [...persons, ...newcomers]
  if (rows.length === 0) return 0
  await sql`
    insert into outreach.marks (community_id, id, round_id, dwelling_id, person_id, says, name, phone, note, at)
    select ${ctx.communityId}::int, m.id, ${visit.round_id}::uuid, ${visit.dwelling_id}::uuid, m.person_id, m.says, m.name, m.phone, m.note,
      ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(newcomers)}::jsonb) as m (id uuid, person_id uuid, says text, name text, phone text, note text)
    on conflict (community_id, id) do nothing`.execute(ctx.tx)
  await sql`
    insert into outreach.marks (community_id, id, round_id, dwelling_id, person_id, says, at)
    select ${ctx.communityId}::int, m.id, ${visit.round_id}::uuid, ${visit.dwelling_id}::uuid, m.person_id, m.says, ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(persons)}::jsonb) as m (id uuid, person_id uuid, says text)
    on conflict (community_id, round_id, dwelling_id, person_id) do update set
      settled_at = case when outreach.marks.says = excluded.says then outreach.marks.settled_at end, says = excluded.says, at = excluded.at`.execute(
    ctx.tx,
  )
  return rows.length
}

type Row = {
  id: string
  round_id: string
  dwelling_id: string
  person_id: string | null
  says: 'gone' | 'new'
  name: string
  phone: string | null
  note: string
  at: Date
  round: string
}

/** Corrections brought back from the doors, the oldest first; who keeps the register mends it and says so. */
export const registerMarks = query(routes['GET /api/c/:community/register-marks'], async (ctx, { after, limit }) => {
  const cursor = after === undefined ? undefined : instantCursor(after)
  const found = await sql<Row>`
    select m.id, m.round_id, m.dwelling_id, m.person_id, m.says, m.name, m.phone, m.note, m.at, r.name as round from outreach.marks m
    join outreach.rounds r on r.community_id = m.community_id and r.id = m.round_id
    where m.community_id = ${ctx.communityId} and m.settled_at is null and m.says <> 'here'
      and ${cursor ? sql`(m.at, m.id) > (${cursor[0]}, ${cursor[1]}::uuid)` : sql`true`}
    order by m.at, m.id limit ${limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, limit, (row) => [row.at.toISOString(), row.id])
  const dwellings = await dwellingsByIds(
    ctx.tx,
    ctx.communityId,
    page.items.map((row) => row.dwelling_id),
  )
  const rows = await named(ctx, page.items)
  return {
    items: rows.map((row) => ({
      ...markView(row),
      dwelling_id: row.dwelling_id,
      dwelling: dwellings.get(row.dwelling_id)?.full_name ?? '',
      round: row.round,
      at: row.at.toISOString(),
    })),
    next: page.next,
  }
})

/** The register was mended, or needn't be. Refusals: see the route. */
export const settleMark = command(routes['POST /api/c/:community/register-marks/:id/settle'], async (ctx, { id }) => {
  const found = await sql<{ settled_at: Date | null; says: string }>`
    select settled_at, says from outreach.marks where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  const mark = found.rows[0]
  if (!mark || mark.says === 'here') return refuse('platform.not_found')
  if (mark.settled_at !== null) refuse('outreach.mark_settled')
  await sql`
    update outreach.marks set settled_at = ${ctx.now} where community_id = ${ctx.communityId} and id = ${id}`.execute(
    ctx.tx,
  )
  ctx.audit('register_mark', id, { settled: true })
  return { id }
})
