import { sql } from 'kysely'
import { command, type WriteContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { itemNamesOf, requestsBeyond } from '../../requests/api.ts'
import type { Kind } from '../contract/views.ts'
import { routes } from '../contract.ts'
import { mayKeep } from './can.ts'
import { leadPost } from './leads.ts'
import { takeProposal } from './proposals.ts'
import { addStep, checkDays, placeOf, type Row } from './store.ts'
import { checkRequests, tellConcerned, tieRequests } from './ties.ts'
import { undertakingOf } from './views.ts'

/**
 * Takes up a topic, a long-running case or an advocacy, with a lead and its next step. Whoever asked for a request tied to a topic or an
 * advocacy reads that. Refusals: see the route.
 */
export const openUndertaking = command(routes['POST /api/c/:community/undertakings'], {
  async handle(ctx, input) {
    const place = await placeOf(ctx, input.area_id)
    if (!mayKeep(ctx.actor, place)) refuse('platform.not_allowed')
    if (input.item_code) await checkItem(ctx, input.item_code)
    const lead = await leadPost(ctx, input.lead_post_id)
    if (input.kind === 'advocacy' && input.outside_body === '')
      refuse('undertakings.body_needed', {}, [{ path: 'outside_body', code: 'required' }])
    const requests = await requestsBeyond(ctx, input.request_ids)
    await checkRequests(ctx, input, requests, new Set(input.request_ids).size)
    await checkTopics(ctx, input.kind, input.topic_ids)
    const taken = input.proposal_id ? await takeProposal(ctx, input.proposal_id) : []
    const today = await checkDays(ctx, { next: input.next_day, happened: input.started_on })
    const id = ctx.newId()
    const source = input.proposal_id ? 'proposal' : input.petition ? 'petition' : 'hand'
    const row = await insertUndertaking(ctx, {
      id,
      ...place,
      kind: input.kind,
      title: input.title,
      description: input.description,
      item_code: input.kind === 'topic' ? (input.item_code ?? null) : null,
      outside_body: input.kind === 'advocacy' ? input.outside_body : '',
      source,
      confidential: input.confidential,
      lead_post_id: lead,
      started_on: input.started_on ?? today,
      next_step: input.next_step,
      next_day: input.next_day,
    })
    await tieTopics(ctx, id, input.topic_ids)
    const tied = await tieRequests(ctx, id, [...input.request_ids, ...taken], 'hand')
    if (input.kind !== 'long_case') await tellConcerned(ctx, row, 'told_begun', tied, '')
    return { id }
  },
  view: (ctx, { id }) => undertakingOf(ctx, id),
})

export type NewUndertaking = Omit<
  Row,
  'state' | 'outcome' | 'result' | 'ended_at' | 'published' | 'opened_at' | 'steps_count'
>

/** Keeps it, with its first step. */
export async function insertUndertaking(ctx: WriteContext, wish: NewUndertaking): Promise<Row> {
  const row: Row = {
    ...wish,
    state: 'open',
    outcome: null,
    result: '',
    ended_at: null,
    published: false,
    opened_at: ctx.now,
    steps_count: 0,
  }
  await ctx.tx
    .insertInto('undertakings.undertakings')
    .values({ ...row, community_id: ctx.communityId, opened_by_person: ctx.actor.personId })
    .execute()
  await addStep(ctx, row, { kind: 'opened', text: row.next_step })
  const said = row.confidential ? {} : { title: row.title }
  ctx.audit('undertaking', row.id, { kind: row.kind, source: row.source, next_day: row.next_day, ...said })
  ctx.emit('undertakings.opened', { undertaking_id: row.id })
  return row
}

async function checkItem(ctx: WriteContext, code: string): Promise<void> {
  if (!(await itemNamesOf(ctx)).has(code))
    refuse('undertakings.item_unknown', {}, [{ path: 'item_code', code: 'invalid' }])
}

async function checkTopics(ctx: WriteContext, kind: Kind, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const found = await sql`
    select 1 from undertakings.undertakings where community_id = ${ctx.communityId} and id = any (${[...ids]}::uuid[]) and kind = 'topic'`.execute(
    ctx.tx,
  )
  if (kind !== 'advocacy' || found.rows.length < new Set(ids).size)
    refuse('undertakings.topic_unknown', {}, [{ path: 'topic_ids', code: 'invalid' }])
}

async function tieTopics(ctx: WriteContext, id: string, topicIds: readonly string[]): Promise<void> {
  if (topicIds.length === 0) return
  await sql`
    insert into undertakings.topics_of_advocacies (community_id, advocacy_id, topic_id)
    select ${ctx.communityId}::int, ${id}::uuid, t from unnest(${[...new Set(topicIds)]}::uuid[]) t`.execute(ctx.tx)
}
