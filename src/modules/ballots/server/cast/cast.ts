import { sql } from 'kysely'
import { command, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { Choice } from '../../contract/forms.ts'
import type { Channel } from '../../contract/kinds.ts'
import { routes } from '../../contract.ts'
import { chosen } from '../choices.ts'
import { ownVoteView } from '../own-queries.ts'
import { voterView } from '../roll/queries.ts'
import { dropWords, keepWords } from '../rounds/words.ts'
import { type BallotRow, optionsOf, phaseOf, shareBallot } from '../store.ts'
import { hashOfCode, randomSigns } from './signs.ts'
import { mayEnter, type VoterRow, voterOn } from './voters.ts'

const receiptLength = 8

/** The ballot, held open while a vote goes in. Refusals: `platform.not_found`, `ballots.not_open_yet`, `ballots.closed`. */
export async function openForVotes(ctx: WriteContext, id: string): Promise<BallotRow> {
  const row = await shareBallot(ctx, id)
  const phase = phaseOf(row, ctx.now)
  if (phase === 'draft') refuse('platform.not_found')
  if (phase === 'announced') refuse('ballots.not_open_yet')
  return phase === 'open' ? row : refuse('ballots.closed')
}

export type NewVote = {
  channel: Channel
  choices: readonly string[]
  valid: boolean
  by_person: string | null
  proxy_id: string | null
  entered_by_person: string | null
  /** in a secret ballot: what was signed unseen for this row */
  blinded_sha256?: Buffer
}

/**
 * Puts a vote in: the key lets exactly one through, whatever channels come together. In a secret ballot it says that the row took part and
 * nothing else. Refusal: `ballots.voted_already`.
 */
export async function insertVote(ctx: WriteContext, row: BallotRow, voter: VoterRow, vote: NewVote): Promise<string> {
  const receipt = row.secret ? '' : randomSigns(receiptLength)
  const { channel, valid, by_person, proxy_id, entered_by_person, blinded_sha256 = null } = vote
  if (row.secret && vote.choices.length > 0) throw new Error('choices beside a row of a secret ballot')
  const put = await sql`
    insert into ballots.votes (community_id, ballot_id, voter_id, channel, choices, valid, receipt, cast_at, by_person, proxy_id, entered_by_person,
      blinded_sha256)
    values (${ctx.communityId}, ${row.id}, ${voter.id}, ${channel}, ${[...vote.choices]}::text[], ${valid}, ${receipt}, ${ctx.now}, ${by_person},
      ${proxy_id}, ${entered_by_person}, ${blinded_sha256}::bytea)
    on conflict do nothing returning voter_id`.execute(ctx.tx)
  if (put.rows.length === 0) refuse('ballots.voted_already')
  // What was chosen stays out of the audit: the chain says that a vote came in, by which channel, and who entered it.
  ctx.audit('vote', voter.id, { ballot: row.id, channel })
  return receipt
}

export async function readChoices(ctx: WriteContext, row: BallotRow, choices: readonly Choice[]): Promise<string[]> {
  return chosen(row, await optionsOf(ctx, row.id), choices)
}

/** By what right somebody speaks for a row of the roll: for themselves, or by a proxy that stands. */
export async function rightOf(
  ctx: ReadContext,
  ballotId: string,
  voterId: string,
): Promise<{ proxy_id: string | null } | undefined> {
  const personId = ctx.actor.personId
  const found = await sql<{ proxy_id: string | null }>`
    select null::uuid as proxy_id from ballots.speakers s
    where s.community_id = ${ctx.communityId} and s.ballot_id = ${ballotId} and s.voter_id = ${voterId} and s.person_id = ${personId}
    union all
    select p.id from ballots.proxies p
    where p.community_id = ${ctx.communityId} and p.ballot_id = ${ballotId} and p.voter_id = ${voterId}
      and p.holder_person_id = ${personId} and p.revoked_at is null
    limit 1`.execute(ctx.tx)
  return found.rows[0]
}

/** The same where choices lie beside their rows. Refusals besides: `ballots.secret_unfit`. */
async function openForPlainVotes(ctx: WriteContext, id: string): Promise<BallotRow> {
  const row = await openForVotes(ctx, id)
  return row.secret ? refuse('ballots.secret_unfit') : row
}

/** Votes on the own screen, for oneself or for whom one holds a proxy. Refusals: see the route. */
export const castVote = command(routes['POST /api/c/:community/my/ballots/:id/cast'], {
  async handle(ctx, { id, voter_id, choices, words }) {
    const row = await openForPlainVotes(ctx, id)
    const voter = await voterOn(ctx, id, voter_id)
    const right = (await rightOf(ctx, id, voter_id)) ?? refuse('ballots.not_on_roll')
    const codes = await readChoices(ctx, row, choices)
    const who = { by_person: ctx.actor.personId, proxy_id: right.proxy_id, entered_by_person: null }
    await insertVote(ctx, row, voter, { channel: 'screen', choices: codes, valid: true, ...who })
    await keepWords(ctx, row, voter, { text: words, choices: codes, by_person: ctx.actor.personId })
    return { id, voter_id }
  },
  view: (ctx, { id, voter_id }) => ownVoteView(ctx, id, voter_id),
})

/** Enters what somebody said at the counter, the door or on the telephone. Refusals: see the route. */
export const castFor = command(routes['POST /api/c/:community/ballots/:id/roll/:voter/cast'], {
  async handle(ctx, { id, voter: voterId, channel, choices, words }) {
    const row = await openForPlainVotes(ctx, id)
    const voter = await voterOn(ctx, id, voterId)
    if (!mayEnter(ctx, row, voter)) refuse('platform.not_allowed')
    const codes = await readChoices(ctx, row, choices)
    const who = { by_person: voter.person_id, proxy_id: null, entered_by_person: ctx.actor.personId }
    const receipt = await insertVote(ctx, row, voter, { channel, choices: codes, valid: true, ...who })
    await keepWords(ctx, row, voter, { text: words, choices: codes, by_person: voter.person_id })
    return { id, voterId, receipt }
  },
  view: async (ctx, { id, voterId, receipt }) => ({ receipt, voter: await voterView(ctx, id, voterId) }),
})

/** The row of the roll a letter's code belongs to. Refusal: `ballots.code_unknown`. */
export async function byCodeOf(ctx: ReadContext, code: string): Promise<{ ballot_id: string; voter_id: string }> {
  const found = await sql<{ ballot_id: string; voter_id: string }>`
    select v.ballot_id, v.id as voter_id from ballots.voters v
    where v.community_id = ${ctx.communityId} and v.code_hash = ${hashOfCode(code)} and v.struck_at is null`.execute(
    ctx.tx,
  )
  return found.rows[0] ?? refuse('ballots.code_unknown')
}

/** Votes with the code of a letter, without an account. Refusals: see the route. */
export const castByCode = command(routes['POST /api/c/:community/ballots/by-code/cast'], {
  async handle(ctx, { code, choices, words }) {
    const { ballot_id, voter_id } = await byCodeOf(ctx, code)
    const row = await openForPlainVotes(ctx, ballot_id)
    const voter = await voterOn(ctx, ballot_id, voter_id)
    const codes = await readChoices(ctx, row, choices)
    const who = { by_person: null, proxy_id: null, entered_by_person: null }
    await insertVote(ctx, row, voter, { channel: 'code', choices: codes, valid: true, ...who })
    await keepWords(ctx, row, voter, { text: words, choices: codes, by_person: null })
    return { ballot_id, voter_id }
  },
  view: async (ctx, { ballot_id, voter_id }) => {
    const { name: _, units: __, ...vote } = await ownVoteView(ctx, ballot_id, voter_id)
    return vote
  },
})

/** Takes a vote entered by mistake out before the end; who cast on their own screen or by code decided for themselves. Refusals: see the route. */
export const voidVote = command(routes['POST /api/c/:community/ballots/:id/roll/:voter/void'], {
  async handle(ctx, { id, voter: voterId, reason }) {
    const row = await shareBallot(ctx, id, ['open', 'closed'])
    if (row.secret) refuse('ballots.secret_unfit')
    const voter = await voterOn(ctx, id, voterId)
    if (!mayEnter(ctx, row, voter)) refuse('platform.not_allowed')
    const taken = await sql<{ channel: Channel; cast_at: Date; entered_by_person: string | null }>`
      delete from ballots.votes where community_id = ${ctx.communityId} and ballot_id = ${id} and voter_id = ${voterId}
      returning channel, cast_at, entered_by_person`.execute(ctx.tx)
    const vote = taken.rows[0] ?? refuse('ballots.not_voted')
    if (vote.channel === 'screen' || vote.channel === 'code') refuse('ballots.void_own_only')
    if (phaseOf(row, ctx.now) === 'closed' && vote.channel !== 'paper') refuse('ballots.phase_unfit')
    await ctx.tx
      .insertInto('ballots.voided')
      .values({
        ...{ community_id: ctx.communityId, ballot_id: id, id: ctx.newId(), voter_id: voterId, ...vote },
        ...{ voided_at: ctx.now, voided_by_person: ctx.actor.personId, reason },
      })
      .execute()
    await sql`delete from ballots.papers where community_id = ${ctx.communityId} and ballot_id = ${id} and voter_id = ${voterId}`.execute(
      ctx.tx,
    )
    await dropWords(ctx, id, voterId)
    ctx.audit('vote', voterId, { ballot: id, voided: true, reason })
    return { id, voterId }
  },
  view: (ctx, { id, voterId }) => voterView(ctx, id, voterId),
})
