import { sql } from 'kysely'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { Refusal, refuse } from '../../../../shared/refusal.ts'
import { fileOnBehalf, proposeItems } from '../../../requests/api.ts'
import type { Channel } from '../../contract/kinds.ts'
import { routes } from '../../contract.ts'
import { mayEnter, type VoterRow, voteOf, voterOn } from '../cast/voters.ts'
import { reasonsItem } from '../kinds.data.ts'
import { voterView } from '../roll/queries.ts'
import { type BallotRow, lockBallot, placeOf, seenBallot, shareBallot } from '../store.ts'

/** Kinds whose voters may say why not or on what condition; in a review, what is amiss. */
const heardKinds: readonly string[] = ['consent', 'lift', 'review']

type Said = { text: string; choices: readonly string[]; by_person: string | null }

/** Refusal: `ballots.words_unfit` where nobody asked: in a review who finds nothing amiss isn't. */
export function checkWords(row: Pick<BallotRow, 'kind'>, text: string, choices: readonly string[]): void {
  const asked = heardKinds.includes(row.kind) && !(row.kind === 'review' && choices[0] === 'for')
  if (text !== '' && !asked) refuse('ballots.words_unfit', {}, [{ path: 'words', code: 'invalid' }])
}

/**
 * Keeps what a household said with its vote: a condition where it agrees, a reason otherwise. A reason is announced, and becomes a request.
 * Refusal: `ballots.words_unfit` where nobody asked.
 */
export async function keepWords(ctx: WriteContext, row: BallotRow, voter: VoterRow, said: Said): Promise<void> {
  if (said.text === '') return
  checkWords(row, said.text, said.choices)
  const kind = said.choices[0] === 'for' ? 'condition' : 'reason'
  const entered = said.by_person === ctx.actor.personId ? null : ctx.actor.personId
  await sql`
    insert into ballots.words (community_id, ballot_id, voter_id, kind, text, said_at, by_person, entered_by_person)
    values (${ctx.communityId}, ${row.id}, ${voter.id}, ${kind}, ${said.text}, ${ctx.now}, ${said.by_person}, ${entered})
    on conflict (community_id, ballot_id, voter_id) do update
    set kind = excluded.kind, text = excluded.text, said_at = excluded.said_at, entered_by_person = excluded.entered_by_person`.execute(
    ctx.tx,
  )
  ctx.audit('voter', voter.id, { ballot: row.id, words: kind })
  if (kind === 'reason') ctx.emit('ballots.reason_said', { ballot_id: row.id, voter_id: voter.id })
}

/** Takes back what was said with a vote that was taken out; what became a request stays one. */
export async function dropWords(ctx: WriteContext, ballotId: string, voterId: string): Promise<void> {
  await sql`delete from ballots.words where community_id = ${ctx.communityId} and ballot_id = ${ballotId} and voter_id = ${voterId}`.execute(
    ctx.tx,
  )
}

type Kept = { request_id: string | null; kind: string; text: string; channel: Channel | null }

async function wordsOf(ctx: WriteContext, ballotId: string, voterId: string): Promise<Kept | undefined> {
  const found = await sql<Kept>`
    select w.request_id, w.kind, w.text, c.channel from ballots.words w
    left join ballots.votes c on c.community_id = w.community_id and c.ballot_id = w.ballot_id and c.voter_id = w.voter_id
    where w.community_id = ${ctx.communityId} and w.ballot_id = ${ballotId} and w.voter_id = ${voterId} for update of w`.execute(
    ctx.tx,
  )
  return found.rows[0]
}

/** Staff write down what a household said afterwards, or mend it; empty takes it out. Refusals: see the route. */
export const noteWords = command(routes['POST /api/c/:community/ballots/:id/roll/:voter/words'], {
  async handle(ctx, { id, voter: voterId, text }) {
    const row = await shareBallot(ctx, id, ['open', 'closed', 'tallied', 'objection', 'final', 'published'])
    const voter = await voterOn(ctx, id, voterId)
    if (!mayEnter(ctx, row, voter)) refuse('platform.not_allowed')
    if (!heardKinds.includes(row.kind)) refuse('ballots.words_unfit')
    const vote = (await voteOf(ctx, id, voterId)) ?? refuse('ballots.not_voted')
    if ((await wordsOf(ctx, id, voterId))?.request_id) refuse('ballots.words_filed')
    if (text === '') await dropWords(ctx, id, voterId)
    else await keepWords(ctx, row, voter, { text, choices: vote.choices, by_person: vote.by_person })
    ctx.audit('voter', voterId, { ballot: id, words_noted: text !== '' })
    return { id, voterId }
  },
  view: (ctx, { id, voterId }) => voterView(ctx, id, voterId),
})

type Line = {
  voter_id: string
  serial: number
  name: string
  place: string
  kind: 'reason' | 'condition'
  text: string
  said_at: Date
  request_id: string | null
}

/** What households said, in the order of the roll. */
export const listWords = query(
  routes['GET /api/c/:community/ballots/:id/words'],
  async (ctx, { id, after, limit, kind }) => {
    await seenBallot(ctx, id)
    const from = after === undefined ? 0 : Number(decodeCursor(after, 1)[0])
    const found = await sql<Line>`
      select w.voter_id, v.serial, v.name, v.place, w.kind, w.text, w.said_at, w.request_id
      from ballots.words w join ballots.voters v on v.community_id = w.community_id and v.ballot_id = w.ballot_id and v.id = w.voter_id
      where w.community_id = ${ctx.communityId} and w.ballot_id = ${id} and v.serial > ${Number.isFinite(from) ? from : 0}
        and (${kind ?? null}::text is null or w.kind = ${kind ?? null})
      order by v.serial limit ${limit + 1}`.execute(ctx.tx)
    const page = pageFrom(found.rows, limit, (row) => [row.serial])
    const items = []
    for (const row of page.items)
      items.push({ ...row, said_at: row.said_at.toISOString(), likely: await likelyOf(ctx, row) })
    return { items, next: page.next }
  },
)

/** The item a reason is likeliest about, where that isn't the one it is filed under anyway: for the desk, which decides. */
async function likelyOf(ctx: ReadContext, { kind, text }: Pick<Line, 'kind' | 'text'>): Promise<string | null> {
  const [first] = kind === 'reason' ? await proposeItems(ctx, text) : []
  return first && first.code !== reasonsItem ? first.name : null
}

const requestChannels: Record<Channel, string> = {
  screen: 'web',
  code: 'web',
  counter: 'counter',
  door: 'visit',
  telephone: 'hotline',
  paper: 'counter',
}

/** Makes a request of a household's reason, once; answers whether it did. Refusals: those of filing. */
async function fileReason(ctx: WriteContext, row: BallotRow, voterId: string, itemCode: string): Promise<boolean> {
  const words = await wordsOf(ctx, row.id, voterId)
  if (!words || words.request_id !== null || words.kind !== 'reason') return false
  const found = await sql<{ person_id: string | null; dwelling_id: string | null; block_id: string | null }>`
    select person_id, dwelling_id, coalesce(stairwell_id, building_id) as block_id from ballots.voters
    where community_id = ${ctx.communityId} and ballot_id = ${row.id} and id = ${voterId}`.execute(ctx.tx)
  const voter = found.rows[0]
  const requestId = await fileOnBehalf(ctx, {
    item_code: itemCode,
    description: ctx.services.texts.message(
      'zh-CN',
      'ballots',
      row.kind === 'review' ? 'amiss_request' : 'reason_request',
      {
        title: row.title,
        text: words.text,
      },
    ),
    area_id: voter?.block_id ?? row.area_id ?? undefined,
    dwelling_id: voter?.dwelling_id ?? undefined,
    ...{ place_detail: '', confidential: false, contact_name: '', file_ids: [] },
    anonymous: !voter?.person_id,
    wants_updates: Boolean(voter?.person_id),
    for_person_id: voter?.person_id ?? undefined,
    channel: requestChannels[words.channel ?? 'counter'],
  })
  await sql`update ballots.words set request_id = ${requestId}
    where community_id = ${ctx.communityId} and ballot_id = ${row.id} and voter_id = ${voterId}`.execute(ctx.tx)
  ctx.audit('voter', voterId, { ballot: row.id, request: requestId })
  return true
}

/**
 * Reaction: a reason becomes a request by itself, under the office's own item: which unit it is for the desk decides. Where filing says no it waits
 * for whoever manages the ballot.
 */
export async function reasonToRequest(ctx: WriteContext, of: { ballot_id: string; voter_id: string }): Promise<void> {
  const row = await shareBallot(ctx, of.ballot_id)
  try {
    await fileReason(ctx, row, of.voter_id, reasonsItem)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

/** Makes requests of reasons that didn't become one by themselves. Refusals: see the route. */
export const fileWords = command(
  routes['POST /api/c/:community/ballots/:id/words/file'],
  async (ctx, { id, voter_ids, item_code }) => {
    const row = await seenBallot(ctx, id)
    if (!holdsOver(ctx.actor, 'ballots.manage', placeOf(row))) refuse('platform.not_allowed')
    await lockBallot(ctx, id, ['open', 'closed', 'tallied', 'objection', 'final', 'published'])
    let filed = 0
    for (const voterId of new Set(voter_ids)) if (await fileReason(ctx, row, voterId, item_code)) filed += 1
    ctx.audit('ballot', id, { reasons_filed: filed })
    return { filed }
  },
)
