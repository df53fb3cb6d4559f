/** What somebody wrote under a topic and others see: contributions and statements. Two tables alike in who wrote, what became of it and why. */
import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { ContributionState, TopicState } from '../../contract/topics/kinds.ts'
import { keeps, type Place } from '../meetings/can.ts'
import { seesTopic } from './can.ts'

type Row = Place & {
  id: string
  topic_id: string
  by_person: string | null
  state: ContributionState
  topic_state: TopicState
}

/** One of the two: where it is kept, what the audit calls it, and the words it is refused with. */
export type Sort<R extends Row> = {
  table: 'deliberation.contributions' | 'deliberation.statements'
  thing: 'contribution' | 'statement'
  find: (ctx: ReadContext, id: string) => Promise<R | undefined>
  withdrawn: 'deliberation.said_withdrawn' | 'deliberation.statement_withdrawn'
  unfit: 'deliberation.merge_unfit' | 'deliberation.statement_unfit'
  /** whether two say the same where they stand, so that one may go into the other */
  same: (one: R, into: R) => boolean
  /** what else hangs on the one that goes goes along */
  takeAlong?: (ctx: WriteContext, id: string, into: string) => Promise<unknown>
}

export type Verdict = { id: string; act: 'show' | 'hide' | 'merge'; reason: string; into_id?: string | undefined }

async function locked<R extends Row>(ctx: WriteContext, { table, find }: Sort<R>, id: string): Promise<R | undefined> {
  await sql`select 1 from ${sql.table(table)} where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  return find(ctx, id)
}

/** Locks one for an act of staff. Refusals by precedence: not seen, not theirs to lead, the topic is over, taken back. */
export async function lockWritten<R extends Row>(
  ctx: WriteContext,
  sort: Sort<R>,
  id: string,
  may: 'lead' | 'answer' = 'lead',
): Promise<R> {
  const row = await locked(ctx, sort, id)
  if (!row || !seesTopic(ctx.actor, row)) return refuse('platform.not_found')
  if (may === 'lead' && !keeps(ctx.actor, row)) refuse('platform.not_allowed')
  if (row.topic_state !== 'open') refuse('deliberation.topic_over')
  return row.state === 'withdrawn' ? refuse(sort.withdrawn) : row
}

export async function changeWritten(
  ctx: WriteContext,
  { table, thing }: Pick<Sort<Row>, 'table' | 'thing'>,
  id: string,
  values: Record<string, unknown>,
): Promise<void> {
  await ctx.tx.updateTable(table).set(values).where('community_id', '=', ctx.communityId).where('id', '=', id).execute()
  ctx.audit(thing, id, values)
}

/** Takes back what the actor wrote. Refusals by precedence: somebody else's, the topic is over, taken back or merged already. */
export async function withdrawOwn<R extends Row>(ctx: WriteContext, sort: Sort<R>, id: string): Promise<void> {
  const row = await locked(ctx, sort, id)
  if (!row || row.by_person === null || row.by_person !== ctx.actor.personId) return refuse('platform.not_found')
  if (row.topic_state !== 'open') refuse('deliberation.topic_over')
  if (row.state === 'withdrawn' || row.state === 'merged') refuse(sort.withdrawn)
  await changeWritten(ctx, sort, id, { state: 'withdrawn' })
}

/** Lets one stand (or be seen again), hides it with a reason its author reads, or merges it into the same one. Answers it as it was. */
export async function moderateWritten<R extends Row>(ctx: WriteContext, sort: Sort<R>, said: Verdict): Promise<R> {
  const { id, act, reason, into_id } = said
  const row = await lockWritten(ctx, sort, id)
  if (act === 'hide' && reason === '') {
    refuse('deliberation.reason_needed', {}, [{ path: 'reason', code: 'required' }])
  }
  const into = act === 'merge' ? await mergedInto(ctx, sort, row, into_id) : null
  const states = { show: 'shown', hide: 'hidden', merge: 'merged' } as const
  await changeWritten(ctx, sort, id, {
    ...{ state: states[act], reason: act === 'show' ? '' : reason, merged_into: into },
    ...{ looked_at: ctx.now, moderated_by_person: ctx.actor.personId },
  })
  return row
}

/** Another one of the same topic that stands; what was merged into this one goes along, for merging is one level deep. */
async function mergedInto<R extends Row>(
  ctx: WriteContext,
  { table, find, unfit, same, takeAlong }: Sort<R>,
  row: R,
  intoId: string | undefined,
): Promise<string> {
  const into = intoId ? await find(ctx, intoId) : undefined
  const fits = into && into.topic_id === row.topic_id && into.id !== row.id && into.state === 'shown' && same(row, into)
  if (!fits) return refuse(unfit, {}, [{ path: 'into_id', code: 'invalid' }])
  await sql`update ${sql.table(table)} set merged_into = ${into.id}
    where community_id = ${ctx.communityId} and merged_into = ${row.id}`.execute(ctx.tx)
  await takeAlong?.(ctx, row.id, into.id)
  return into.id
}
