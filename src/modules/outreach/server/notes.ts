import { sql } from 'kysely'
import { query } from '../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../platform/paging.ts'
import { smallestFigure } from '../../../platform/small-figures.ts'
import { refuse } from '../../../shared/refusal.ts'
import { dwellingsByIds } from '../../territory/api.ts'
import { routes } from '../contract.ts'
import { checkPlans, findRound } from './rounds.ts'

const roundsShown = 24

type Note = { dwelling_id: string; position: number; note: string; changed_at: Date | null }

/** What was noted in a few words at the doors of a round, in walking order; `q` looks in the words. */
export const roundNotes = query(
  routes['GET /api/c/:community/rounds/:id/notes'],
  async (ctx, { id, q, after, limit }) => {
    checkPlans(ctx)
    await findRound(ctx, id)
    const [position] = after === undefined ? [-1] : decodeCursor(after, 1).map(Number)
    if (!Number.isInteger(position)) refuse('platform.cursor_invalid')
    const found = await sql<Note>`
    select dwelling_id, position, note, changed_at from outreach.visits
    where community_id = ${ctx.communityId} and round_id = ${id} and note <> '' and position > ${position}
      and ${q === '' ? sql`true` : sql`strpos(lower(note), lower(${q})) > 0`}
    order by position limit ${limit + 1}`.execute(ctx.tx)
    const page = pageFrom(found.rows, limit, (row) => [row.position])
    const dwellings = await dwellingsByIds(
      ctx.tx,
      ctx.communityId,
      page.items.map((row) => row.dwelling_id),
    )
    return {
      items: page.items.map((row) => ({
        dwelling_id: row.dwelling_id,
        name: dwellings.get(row.dwelling_id)?.full_name ?? '',
        note: row.note,
        changed_at: row.changed_at?.toISOString() ?? null,
      })),
      next: page.next,
    }
  },
)

type Doors = { id: string; name: string; from_day: string; until_day: string; knocks: number; opened: number }

/**
 * Whether doors open more than they did: by round, the latest last (关门拒绝 → 开门相迎). Rounds of one walker aren't told, nor those with
 * fewer knocks than the smallest figure shown: neither stands for one person or one dwelling.
 */
export const doorsByRound = query(routes['GET /api/c/:community/rounds/doors'], async (ctx) => {
  checkPlans(ctx)
  const least = await smallestFigure(ctx.tx, ctx.communityId)
  const found = await sql<Doors>`
    select r.id, r.name, r.from_day::text as from_day, r.until_day::text as until_day, p.knocks, p.opened
    from outreach.rounds r join (
      select round_id, sum(knocks)::int as knocks, sum(knocks_opened)::int as opened from outreach.progress
      where community_id = ${ctx.communityId} group by round_id) p on p.round_id = r.id
    where r.community_id = ${ctx.communityId} and r.walkers > 1 and p.knocks >= ${least}
    order by r.from_day desc, r.id desc limit ${roundsShown}`.execute(ctx.tx)
  return { items: found.rows.toReversed() }
})
