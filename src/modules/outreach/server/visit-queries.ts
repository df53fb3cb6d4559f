import { sql } from 'kysely'
import { query, type ReadContext } from '../../../platform/command/types.ts'
import { openFile } from '../../../platform/files/operations.ts'
import { decodeCursor, pageFrom } from '../../../platform/paging.ts'
import { refuse } from '../../../shared/refusal.ts'
import { routes } from '../contract.ts'
import type { Question } from './rounds.ts'
import { findVisit, selectVisits, showVisit, type Visit, visitViews } from './visits.ts'

const roundsMost = 50

type OwnRound = {
  id: string
  name: string
  note: string
  from_day: string
  until_day: string
  questions: Question[]
  dwellings: number
  left: number
}

/** Rounds in which the reader walks and which go on, with the reader's own part: for nobody else. */
export const ownRounds = query(routes['GET /api/c/:community/my/rounds'], async (ctx) => {
  const found = await sql<OwnRound>`
    select r.id, r.name, r.note, r.from_day::text as from_day, r.until_day::text as until_day, r.questions, o.dwellings, o.left
    from outreach.rounds r join (
      select round_id, count(*)::int as dwellings, count(*) filter (where outcome is distinct from 'opened')::int as left
      from outreach.visits where community_id = ${ctx.communityId} and walker_person_id = ${walkerOf(ctx)} group by round_id) o on o.round_id = r.id
    where r.community_id = ${ctx.communityId} and r.state = 'open' order by r.until_day, r.id limit ${roundsMost}`.execute(
    ctx.tx,
  )
  return { items: found.rows }
})

/** The reader's own dwellings of a round, in walking order. Refusal: `platform.not_found` where there is none. */
export const ownVisits = query(
  routes['GET /api/c/:community/my/rounds/:id/visits'],
  async (ctx, { id, after, limit }) => {
    const [position] = after === undefined ? [-1] : decodeCursor(after, 1).map(Number)
    if (!Number.isInteger(position)) refuse('platform.cursor_invalid')
    const found = await sql<Visit>`
    ${selectVisits(ctx.communityId)} and v.round_id = ${id} and r.state = 'open' and v.walker_person_id = ${walkerOf(ctx)}
      and v.position > ${position}
    order by v.position limit ${limit + 1}`.execute(ctx.tx)
    if (found.rows.length === 0 && after === undefined) refuse('platform.not_found')
    const page = pageFrom(found.rows, limit, (row) => [row.position])
    return { items: await visitViews(ctx, page.items), next: page.next }
  },
)

export const oneVisit = query(routes['GET /api/c/:community/rounds/:id/visits/:dwelling'], (ctx, { id, dwelling }) =>
  showVisit(ctx, id, dwelling),
)

export const visitPhoto = query(
  routes['GET /api/c/:community/rounds/:id/visits/:dwelling/photos/:file'],
  async (ctx, { id, dwelling, file }) => {
    await findVisit(ctx, id, dwelling)
    const found = await sql`
      select file_id from outreach.photos
      where community_id = ${ctx.communityId} and round_id = ${id} and dwelling_id = ${dwelling} and file_id = ${file}`.execute(
      ctx.tx,
    )
    if (found.rows.length === 0) refuse('platform.not_found')
    return openFile(ctx, file, { entity: 'visit', id: dwelling })
  },
)

function walkerOf(ctx: ReadContext): string | null {
  return ctx.actor.personId
}
