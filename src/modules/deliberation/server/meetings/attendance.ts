import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Law } from '../../contract/meetings/law-views.ts'
import { quorumOf } from './law.ts'
import type { AttendeeRow } from './store.ts'

/** Whether somebody is there as the law counts it: in person, or by a deputy where the law allows one. */
export function countsAs(law: Law, row: AttendeeRow) {
  return {
    voting: row.voting,
    came: row.came_at !== null && (law.deputies || row.deputy_name === ''),
    left: row.left_at !== null,
  }
}

export function quorumHere(law: Law, people: readonly AttendeeRow[]) {
  return quorumOf(
    law,
    people.map((row) => countsAs(law, row)),
  )
}

export type SteppedOut = { item_id: string; attendee_id: string; reason: string }

export async function steppedOut(ctx: ReadContext, meetingId: string): Promise<SteppedOut[]> {
  const found = await sql<SteppedOut>`
    select item_id, attendee_id, reason from deliberation.stepped_out
    where community_id = ${ctx.communityId} and meeting_id = ${meetingId} order by at, attendee_id limit 500`.execute(
    ctx.tx,
  )
  return found.rows
}
