import { sql } from 'kysely'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { ContributionKind, sides } from '../../contract/topics/kinds.ts'
import { routes } from '../../contract.ts'
import { seesTopic } from './can.ts'
import { contributionSort } from './moderate.ts'
import { ownTopicRow } from './own.ts'
import { belongs, homeName, reachOf } from './reach.ts'
import { findSaid, oneThread, saidWhere, threadPage } from './said.ts'
import { findTopic, lockTopic, optionsOfTopic, type TopicRow } from './store.ts'
import { withdrawOwn } from './written.ts'

type Wanted = {
  kind: ContributionKind
  side?: (typeof sides)[number] | undefined
  option_id?: string | undefined
  parent_id?: string | undefined
  text: string
}
type By = { by_person: string | null; home_name: string; heard: string }

/** One person says at most so much under one topic. */
const saidMost = 30

/** Where it hangs: a reply on something at the first level that is shown; an argument on one side. Refusals: see the route. */
async function checkPlace(ctx: ReadContext, topic: TopicRow, wanted: Wanted): Promise<void> {
  if (topic.state !== 'open') refuse('deliberation.topic_over')
  if (wanted.kind === 'reply') {
    const parent = wanted.parent_id ? await findSaid(ctx, wanted.parent_id) : undefined
    const fits = parent && parent.topic_id === topic.id && parent.kind !== 'reply' && parent.state === 'shown'
    if (!fits) refuse('deliberation.parent_unknown', {}, [{ path: 'parent_id', code: 'invalid' }])
  }
  if (wanted.kind === 'argument' && !wanted.side) {
    refuse('deliberation.side_needed', {}, [{ path: 'side', code: 'required' }])
  }
  if (wanted.option_id && !(await optionsOfTopic(ctx, topic.id)).some((one) => one.id === wanted.option_id)) {
    refuse('deliberation.option_unknown', {}, [{ path: 'option_id', code: 'invalid' }])
  }
}

async function insertSaid(ctx: WriteContext, topic: TopicRow, wanted: Wanted, by: By): Promise<string> {
  const id = ctx.newId()
  const staff = by.heard !== ''
  await ctx.tx
    .insertInto('deliberation.contributions')
    .values({
      community_id: ctx.communityId,
      id,
      topic_id: topic.id,
      kind: wanted.kind,
      side: wanted.kind === 'argument' ? (wanted.side ?? null) : null,
      option_id: wanted.option_id ?? null,
      parent_id: wanted.kind === 'reply' ? (wanted.parent_id ?? null) : null,
      text: wanted.text,
      ...by,
      at: ctx.now,
      state: topic.look_first && !staff ? 'waiting' : 'shown',
      looked_at: staff ? ctx.now : null,
      verdict: wanted.kind === 'amendment' ? 'open' : null,
    })
    .execute()
  ctx.audit(contributionSort.thing, id, { topic: topic.id, kind: wanted.kind, text: wanted.text })
  return id
}

/** An argument, a word to one, a question, an amendment, by somebody who belongs to the hall. Refusals: see the route. */
export const contribute = command(routes['POST /api/c/:community/my/topics/:id/contributions'], {
  async handle(ctx, { id, ...wanted }) {
    const person = ctx.actor.personId ?? refuse('platform.not_a_member')
    const reach = await reachOf(ctx, person)
    await sql`select 1 from deliberation.topics where community_id = ${ctx.communityId} and id = ${id} for share`.execute(
      ctx.tx,
    )
    const topic = await ownTopicRow(ctx, id, reach)
    if (!belongs(reach, topic)) refuse('deliberation.not_of_hall')
    await checkPlace(ctx, topic, wanted)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`said ${id} ${person}`}, 0))`.execute(ctx.tx)
    const mine = await saidWhere(
      ctx,
      sql`k.topic_id = ${id} and k.by_person = ${person} and k.state <> 'withdrawn'`,
      sql`limit ${saidMost}`,
    )
    if (mine.some((one) => one.text === wanted.text && one.kind === wanted.kind)) refuse('deliberation.said_already')
    if (mine.length >= saidMost) refuse('deliberation.said_much', { most: saidMost })
    const by = { by_person: person, home_name: await homeName(ctx, reach, topic), heard: '' }
    const said = await insertSaid(ctx, topic, wanted, by)
    ctx.emit('deliberation.contributed', { topic_id: id })
    return { said }
  },
  view: (ctx, { said }) => oneThread(ctx, said, 'neighbour'),
})

/** What was heard elsewhere, taken down by staff; it counts as one more who said so. Refusals: see the route. */
export const noteContribution = command(routes['POST /api/c/:community/topics/:id/contributions'], {
  async handle(ctx, { id, heard, ...wanted }) {
    const topic = await lockTopic(ctx, id, 'note')
    await checkPlace(ctx, topic, wanted)
    const said = await insertSaid(ctx, topic, wanted, { by_person: null, home_name: '', heard })
    return { said }
  },
  view: (ctx, { said }) => oneThread(ctx, said, 'staff'),
})

/** Takes one's own word back; what others said to it stays. Refusals: see the route. */
export const withdrawContribution = command(routes['POST /api/c/:community/my/contributions/:id/withdraw'], {
  async handle(ctx, { id }) {
    await withdrawOwn(ctx, contributionSort, id)
    return { id }
  },
  view: (ctx, { id }) => oneThread(ctx, id, 'neighbour'),
})

export const contributions = query(routes['GET /api/c/:community/topics/:id/contributions'], async (ctx, input) => {
  if (!seesTopic(ctx.actor, await findTopic(ctx, input.id))) refuse('platform.not_found')
  return threadPage(ctx, input, 'staff')
})

export const ownContributions = query(
  routes['GET /api/c/:community/my/topics/:id/contributions'],
  async (ctx, input) => {
    await ownTopicRow(ctx, input.id, await reachOf(ctx, ctx.actor.personId ?? refuse('platform.not_a_member')))
    return threadPage(ctx, input, 'neighbour')
  },
)
