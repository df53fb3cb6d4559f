/** A neighbour's word on a closing, however it comes, and what follows from it. */
import { sql } from 'kysely'
import { systemActor } from '../../../../engines/caseflow/index.ts'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { neighbourChannels } from '../../contract/closing-views.ts'
import { communityRules } from '../rules/community.ts'
import { judge } from '../rules/judge.ts'
import type { LockedRequest } from '../store.ts'

const commentLeast = 4

export type NeighbourWord = {
  channel: (typeof neighbourChannels)[number]
  /** Who spoke by their account; null for a door. */
  personId: string | null
  dwellingId: string | null
  done: boolean
  comment: string
}

/**
 * Takes a neighbour's word: enough dwellings confirm it, and it is closed; one who says it isn't done, and why, reopens it to the same handler,
 * for a closing that doesn't hold is the worse mistake. The last word of each counts, and the requester's own goes before. The request is
 * locked. Refusals: `requests.state_forbids`, `requests.window_over`, `requests.not_done_why`.
 */
export async function takeWord(ctx: WriteContext, row: LockedRequest, word: NeighbourWord): Promise<void> {
  checkOpen(ctx, row)
  if (!word.done && [...word.comment].length < commentLeast)
    refuse('requests.not_done_why', {}, [{ path: 'comment', code: 'required' }])
  await keepWord(ctx, row, word)
  const said = word.done ? 'done' : 'not_done'
  ctx.audit('request', row.id, { neighbour_says: said, closing_no: row.closing_no, channel: word.channel })
  const { neighboursNeeded } = await communityRules(ctx.tx, ctx.communityId)
  const enough = word.done && (await confirmedBy(ctx, row)) >= neighboursNeeded
  if (word.done && !enough) return
  await judge(ctx, row, {
    source: 'neighbours',
    reached: true,
    solved: word.done,
    grade: null,
    personId: null,
    comment: word.done ? '' : word.comment,
    actor: systemActor,
  })
}

/** Refusals: `requests.state_forbids` for what isn't said to be done, `requests.window_over`. */
export function checkOpen({ now }: ReadContext, row: Pick<LockedRequest, 'state' | 'outcome' | 'confirm_until'>): void {
  if (row.state !== 'finished' || row.outcome !== 'solved') refuse('requests.state_forbids')
  if (row.confirm_until === null || row.confirm_until < now) refuse('requests.window_over')
}

async function keepWord(ctx: WriteContext, row: LockedRequest, word: NeighbourWord): Promise<void> {
  const { channel, personId, dwellingId, done, comment } = word
  const enteredBy = personId === null && channel !== 'slip' ? ctx.actor.personId : null
  const one = personId
    ? sql`(community_id, request_id, closing_no, person_id) where person_id is not null`
    : sql`(community_id, request_id, closing_no, dwelling_id) where person_id is null and dwelling_id is not null and taken_back_at is null`
  await sql`
    insert into requests.neighbour_words
      (community_id, request_id, closing_no, id, person_id, dwelling_id, channel, entered_by_person, done, comment, said_at)
    values (${ctx.communityId}, ${row.id}, ${row.closing_no}, ${ctx.newId()}, ${personId}, ${dwellingId}, ${channel}, ${enteredBy},
      ${done}, ${comment}, ${ctx.now})
    on conflict ${one} do update set done = excluded.done, comment = excluded.comment, said_at = excluded.said_at, channel = excluded.channel,
      dwelling_id = excluded.dwelling_id, entered_by_person = excluded.entered_by_person`.execute(ctx.tx)
}

type Closing = Pick<LockedRequest, 'id' | 'closing_no'>

/** How many dwellings say it is done: each once, however many of its people and by whichever way they spoke. */
export async function confirmedBy(ctx: ReadContext, { id, closing_no }: Closing): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(distinct ${doorOfWord})::int as count from requests.neighbour_words n
    where n.community_id = ${ctx.communityId} and n.request_id = ${id} and n.closing_no = ${closing_no} and ${standsDone}`.execute(
    ctx.tx,
  )
  return found.rows[0]?.count ?? 0
}

/** Words `n` that confirm, and whose they are. */
export const standsDone = sql<boolean>`(n.done and n.taken_back_at is null)`
export const doorOfWord = sql`coalesce(n.dwelling_id, n.person_id, n.id)`
