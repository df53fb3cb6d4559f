import { sql } from 'kysely'
import { query } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { findBallot, phaseOf } from '../store.ts'

/** Of fewer answers in a stairwell it isn't told how many agree. */
const agreedLeast = 5
const hundred = 100

type Row = { building: string; stairwell: string; on_roll: number; took: number; agreed: number }

/** What hangs on the wall. What somebody said is never on it; how many agree only where the rules announced it. Refusal: see the route. */
export const board = query(routes['GET /api/c/:community/open/ballots/:id/board'], async (ctx, { id }) => {
  const row = (await findBallot(ctx, id)) ?? refuse('platform.not_found')
  if (row.announced_at === null) refuse('platform.not_found')
  const found = await sql<Row>`
    select v.building, v.stairwell, count(*)::int as on_roll, count(c.voter_id)::int as took,
      count(*) filter (where c.valid and c.choices[1] = 'for')::int as agreed
    from ballots.voters v
    left join ballots.votes c on c.community_id = v.community_id and c.ballot_id = v.ballot_id and c.voter_id = v.id
    where v.community_id = ${ctx.communityId} and v.ballot_id = ${id} and v.struck_at is null
    group by v.building, v.stairwell order by min(v.serial)`.execute(ctx.tx)
  const sum = (of: 'on_roll' | 'took' | 'agreed') => found.rows.reduce((total, one) => total + one[of], 0)
  const [onRoll, took, agreed] = [sum('on_roll'), sum('took'), sum('agreed')]
  const told = row.live_agreed && took >= agreedLeast
  const needed = Math.ceil((onRoll * (row.consent_percent ?? hundred)) / hundred)
  return {
    ...{ id, title: row.title, phase: phaseOf(row, ctx.now), round: row.round, percent: row.consent_percent },
    ...{ counted_by: row.counted_by, last_day: row.last_day, on_roll: onRoll, took },
    agreed: told ? agreed : null,
    // Where each part is counted by itself, the sum of all of them says nothing of what is missing.
    missing: told && row.counted_by === 'whole' ? Math.max(0, needed - agreed) : null,
    parts: found.rows.map((one) => ({
      ...one,
      agreed: told && one.took >= agreedLeast ? one.agreed : null,
    })),
    looked_at: ctx.now.toISOString(),
  }
})
