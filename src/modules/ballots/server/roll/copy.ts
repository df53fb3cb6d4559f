import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type BallotRow, changeBallot } from '../store.ts'
import { clearRoll } from './clear.ts'

/**
 * Draws the roll of the ballot before anew: the same rows with the same people and groups, numbered from 1, without who was struck off or isn't
 * known any more. Answers how many. Refusal: `ballots.roll_empty`.
 */
export async function copyRoll(ctx: WriteContext, row: BallotRow): Promise<number> {
  await clearRoll(ctx, row.id)
  const [from, to] = [row.follows_id, row.id]
  const rows = await sql<{ id: string }>`
    select id from ballots.voters where community_id = ${ctx.communityId} and ballot_id = ${from} and struck_at is null and name <> ''
    order by serial`.execute(ctx.tx)
  if (rows.rows.length === 0) refuse('ballots.roll_empty')
  const again = JSON.stringify(rows.rows.map(({ id }, index) => ({ old: id, id: ctx.newId(), serial: index + 1 })))
  const pairs = sql`jsonb_to_recordset(${again}::jsonb) as r (old uuid, id uuid, serial int)`
  await sql`
    insert into ballots.voters (community_id, ballot_id, id, serial, same_key, person_id, name, place, building_id, building, admin_path,
      compound_path, area_cm2, units, group_code, source, dwelling_id, stairwell_id, stairwell)
    select v.community_id, ${to}, r.id, r.serial, v.same_key, v.person_id, v.name, v.place, v.building_id, v.building, v.admin_path,
      v.compound_path, v.area_cm2, v.units, v.group_code, v.source, v.dwelling_id, v.stairwell_id, v.stairwell
    from ballots.voters v join ${pairs} on r.old = v.id where v.community_id = ${ctx.communityId} and v.ballot_id = ${from}`.execute(
    ctx.tx,
  )
  await sql`
    insert into ballots.speakers (community_id, ballot_id, voter_id, person_id)
    select s.community_id, ${to}, r.id, s.person_id
    from ballots.speakers s join ${pairs} on r.old = s.voter_id where s.community_id = ${ctx.communityId} and s.ballot_id = ${from}`.execute(
    ctx.tx,
  )
  await changeBallot(ctx, to, { roll_drawn_at: ctx.now, roll_last: rows.rows.length })
  return rows.rows.length
}
