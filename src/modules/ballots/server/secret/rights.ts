/** The right to vote in a secret ballot: the row of the roll is marked, and what its voter sent blinded is signed unseen. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { byCodeOf, insertVote, type NewVote, openForVotes, rightOf } from '../cast/cast.ts'
import { mayEnter, type VoterRow, voterOn } from '../cast/voters.ts'
import type { BallotRow } from '../store.ts'
import { signBlinded } from './keys.ts'

type By = Pick<NewVote, 'channel' | 'by_person' | 'proxy_id' | 'entered_by_person'>

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()

/** Refusals: those of `openForVotes`, `ballots.secret_unfit`. */
async function openSecret(ctx: WriteContext, id: string): Promise<BallotRow> {
  const row = await openForVotes(ctx, id)
  return row.secret ? row : refuse('ballots.secret_unfit')
}

/**
 * Marks the row as having taken part and signs. The same blinded paper sent again (the answer was lost on its way) gets the same signature;
 * another one for the same row is `ballots.voted_already`, whatever channels come together.
 */
async function sign(ctx: WriteContext, row: BallotRow, voter: VoterRow, by: By, blinded: string): Promise<string> {
  const bytes = Buffer.from(blinded, 'base64url')
  const signature = await signBlinded(ctx, row.id, bytes)
  // One at a time for a row: who asks twice at once is answered alike twice.
  await sql`select 1 from ballots.voters where community_id = ${ctx.communityId} and ballot_id = ${row.id} and id = ${voter.id} for update`.execute(
    ctx.tx,
  )
  const blinded_sha256 = sha256(bytes)
  if (!(await isAgain(ctx, row, voter, blinded_sha256))) {
    await insertVote(ctx, row, voter, { ...by, choices: [], valid: true, blinded_sha256 })
  }
  return signature.toString('base64url')
}

async function isAgain(ctx: WriteContext, row: BallotRow, voter: VoterRow, hash: Buffer): Promise<boolean> {
  const found = await sql`
    select 1 from ballots.votes where community_id = ${ctx.communityId} and ballot_id = ${row.id} and voter_id = ${voter.id}
      and blinded_sha256 = ${hash}`.execute(ctx.tx)
  if (found.rows.length > 0) ctx.audit('vote', voter.id, { ballot: row.id, signed_again: true })
  return found.rows.length > 0
}

/** On the own screen, for oneself or for whom one holds a proxy. Refusals: see the route. */
export const takeRight = command(
  routes['POST /api/c/:community/my/ballots/:id/right'],
  async (ctx, { id, voter_id, blinded }) => {
    const row = await openSecret(ctx, id)
    const voter = await voterOn(ctx, id, voter_id)
    const right = (await rightOf(ctx, id, voter_id)) ?? refuse('ballots.not_on_roll')
    const by = { by_person: ctx.actor.personId, proxy_id: right.proxy_id, entered_by_person: null }
    return { blind_signature: await sign(ctx, row, voter, { channel: 'screen', ...by }, blinded) }
  },
)

/** With the code of a letter, without an account. Refusals: see the route. */
export const takeRightByCode = command(
  routes['POST /api/c/:community/ballots/by-code/right'],
  async (ctx, { code, blinded }) => {
    const { ballot_id, voter_id } = await byCodeOf(ctx, code)
    const row = await openSecret(ctx, ballot_id)
    const voter = await voterOn(ctx, ballot_id, voter_id)
    const by = { by_person: null, proxy_id: null, entered_by_person: null }
    return { blind_signature: await sign(ctx, row, voter, { channel: 'code', ...by }, blinded) }
  },
)

/** For who says at the counter, the door or on the telephone what to mark: the clerk's device blinds. Refusals: see the route. */
export const takeRightFor = command(
  routes['POST /api/c/:community/ballots/:id/roll/:voter/right'],
  async (ctx, { id, voter: voterId, channel, blinded }) => {
    const row = await openSecret(ctx, id)
    const voter = await voterOn(ctx, id, voterId)
    if (!mayEnter(ctx, row, voter)) refuse('platform.not_allowed')
    const by = { by_person: voter.person_id, proxy_id: null, entered_by_person: ctx.actor.personId }
    return { blind_signature: await sign(ctx, row, voter, { channel, ...by }, blinded) }
  },
)
