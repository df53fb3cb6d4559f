import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { Channel, Group } from '../../contract/kinds.ts'
import { type BallotRow, placeOf } from '../store.ts'

export type VoterRow = {
  id: string
  serial: number
  same_key: string
  person_id: string | null
  name: string
  place: string
  building: string
  admin_path: string | null
  compound_path: string | null
  area_cm2: number
  units: number
  group_code: Group
  delivered_on: string | null
  delivered_how: 'door' | 'counter' | 'post' | 'message' | 'notice' | null
  struck_at: Date | null
  strike_reason: string
}

export type VoteRow = {
  voter_id: string
  channel: Channel
  choices: string[]
  valid: boolean
  receipt: string
  cast_at: Date
  by_person: string | null
  proxy_id: string | null
  entered_by_person: string | null
}

export const voterColumns = sql.raw(
  [
    'v.id, v.serial, v.same_key, v.person_id, v.name, v.place, v.building, v.admin_path, v.compound_path',
    'v.area_cm2::float8 as area_cm2, v.units, v.group_code, v.delivered_on::text as delivered_on, v.delivered_how',
    'v.struck_at, v.strike_reason',
  ].join(', '),
)

/** A row of the roll that still stands. Refusal: `ballots.not_on_roll` (struck off, or of another ballot). */
export async function voterOn(ctx: ReadContext, ballotId: string, voterId: string): Promise<VoterRow> {
  const found = await sql<VoterRow>`
    select ${voterColumns} from ballots.voters v where v.community_id = ${ctx.communityId} and v.ballot_id = ${ballotId} and v.id = ${voterId}
      and v.struck_at is null`.execute(ctx.tx)
  return found.rows[0] ?? refuse('ballots.not_on_roll')
}

export async function voteOf(ctx: ReadContext, ballotId: string, voterId: string): Promise<VoteRow | undefined> {
  const found = await sql<VoteRow>`
    select voter_id, channel, choices, valid, receipt, cast_at, by_person, proxy_id, entered_by_person from ballots.votes
    where community_id = ${ctx.communityId} and ballot_id = ${ballotId} and voter_id = ${voterId}`.execute(ctx.tx)
  return found.rows[0]
}

/** Whether a post reaches the ballot's place, or the voter's door. */
export function mayEnter(
  ctx: ReadContext,
  row: BallotRow,
  voter: Pick<VoterRow, 'admin_path' | 'compound_path'>,
): boolean {
  const permission = 'ballots.enter'
  return (
    holdsOver(ctx.actor, permission, placeOf(row)) ||
    holdsOver(ctx.actor, permission, { paths: [voter.admin_path, voter.compound_path] })
  )
}
