/** What residents do: answer, take an answer back, write a statement, withdraw it, read the map. */
import { sql } from 'kysely'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { OpinionAnswer } from '../../contract/opinion/views.ts'
import { routes } from '../../contract.ts'
import { ownTopicRow } from '../topics/own.ts'
import { belongs, reachOf } from '../topics/reach.ts'
import type { TopicRow } from '../topics/store.ts'
import { withdrawOwn } from '../topics/written.ts'
import { shownOfTopic } from './map-view.ts'
import {
  answersRun,
  cardOf,
  findStatement,
  type StatementRow,
  statementSort,
  statementsWhere,
  statementViews,
} from './store.ts'
import { addStatement } from './write.ts'

const me = (ctx: ReadContext): string => ctx.actor.personId ?? refuse('platform.not_a_member')
/** One person writes at most so many under one topic. */
const ownMost = 10

/** A topic the reader answers under. Refusals by precedence: not to be read, not of the hall, switched off, its time is over. */
async function answerable(ctx: WriteContext, id: string): Promise<TopicRow> {
  const reach = await reachOf(ctx, me(ctx))
  await sql`select 1 from deliberation.topics where community_id = ${ctx.communityId} and id = ${id} for share`.execute(
    ctx.tx,
  )
  const topic = await ownTopicRow(ctx, id, reach)
  if (!belongs(reach, topic)) refuse('deliberation.not_of_hall')
  if (!topic.map_on) refuse('deliberation.map_off')
  return answersRun(topic) ? topic : refuse('deliberation.answers_over')
}

/** One that can be answered: shown, under such a topic. Refusals: see the routes. */
async function answerableStatement(ctx: WriteContext, id: string): Promise<StatementRow> {
  const row = await findStatement(ctx, id)
  if (row?.state !== 'shown') return refuse('platform.not_found')
  await answerable(ctx, row.topic_id)
  return row
}

const card = (ctx: ReadContext, { topicId }: { topicId: string }) => cardOf(ctx, topicId, me(ctx))

/**
 * Agrees, disagrees or passes; a later answer replaces the one before. No audit row says who answered, and no event. Refusals: see the route.
 */
export const answerStatement = command(routes['POST /api/c/:community/my/statements/:id/answer'], {
  async handle(ctx, { id, answer }) {
    const row = await answerableStatement(ctx, id)
    await keepAnswer(ctx, row, answer)
    return { topicId: row.topic_id }
  },
  view: card,
  auditsOnlyNoted: true,
})

async function keepAnswer(ctx: WriteContext, row: StatementRow, answer: OpinionAnswer): Promise<void> {
  const values = { answer, at: ctx.now, doubled: false }
  await ctx.tx
    .insertInto('deliberation.opinions')
    .values({
      community_id: ctx.communityId,
      id: ctx.newId(),
      topic_id: row.topic_id,
      statement_id: row.id,
      person_id: me(ctx),
      ...values,
    })
    .onConflict((conflict) => conflict.columns(['community_id', 'statement_id', 'person_id']).doUpdateSet(values))
    .execute()
}

/** As if it hadn't been answered, with what was merged into it. Refusals: see the route. */
export const takeBackAnswer = command(routes['POST /api/c/:community/my/statements/:id/take-back'], {
  async handle(ctx, { id }) {
    const row = await answerableStatement(ctx, id)
    await sql`
      delete from deliberation.opinions where community_id = ${ctx.communityId} and person_id = ${me(ctx)} and statement_id in (
        select s.id from deliberation.statements s
        where s.community_id = ${ctx.communityId} and (s.id = ${id} or s.merged_into = ${id}))`.execute(ctx.tx)
    return { topicId: row.topic_id }
  },
  view: card,
  auditsOnlyNoted: true,
})

const ownStatement = async (ctx: ReadContext, { id }: { id: string }) => {
  const row = await findStatement(ctx, id)
  const [view] = row ? await statementViews(ctx, [row], 'neighbour') : []
  return view ?? refuse('platform.not_found')
}

/** One idea in a sentence, which others answer. Refusals: see the route. */
export const makeStatement = command(routes['POST /api/c/:community/my/topics/:id/statements'], {
  async handle(ctx, { id, text }) {
    const topic = await answerable(ctx, id)
    const mine = await sql`
      select 1 from deliberation.statements
      where community_id = ${ctx.communityId} and topic_id = ${id} and by_person = ${me(ctx)} and state <> 'withdrawn' limit ${ownMost}`.execute(
      ctx.tx,
    )
    if (mine.rows.length >= ownMost) refuse('deliberation.statements_much', { most: ownMost })
    const made = await addStatement(ctx, topic, { text, by_person: me(ctx) })
    ctx.emit('deliberation.contributed', { topic_id: id })
    return { id: made }
  },
  view: ownStatement,
})

/** Takes the own statement back; answers to it count no longer. Refusals: see the route. */
export const withdrawStatement = command(routes['POST /api/c/:community/my/statements/:id/withdraw'], {
  async handle(ctx, { id }) {
    await withdrawOwn(ctx, statementSort, id)
    return { id }
  },
  view: ownStatement,
})

export const ownOpinion = query(routes['GET /api/c/:community/my/topics/:id/opinion'], async (ctx, { id }) => {
  const reach = await reachOf(ctx, me(ctx))
  const topic = await ownTopicRow(ctx, id, reach)
  const runs = answersRun(topic)
  return {
    topic: { id, title: topic.title },
    ...(await shownOfTopic(ctx, topic)),
    look_first: topic.look_first,
    card: await cardOf(ctx, id, me(ctx)),
    can: runs && topic.map_on && belongs(reach, topic) ? ['answer', 'state'] : [],
    over: !runs,
  }
})

/** What the reader answered, or wrote, the newest statement first. Refusals: see the route. */
export const ownStatements = query(
  routes['GET /api/c/:community/my/topics/:id/statements'],
  async (ctx, { id, show, after, limit }) => {
    await ownTopicRow(ctx, id, await reachOf(ctx, me(ctx)))
    let behind = sql`true`
    if (after !== undefined) {
      const [at, last] = instantCursor(after)
      behind = sql`(s.at, s.id) < (${at}, ${last}::uuid)`
    }
    const which =
      show === 'mine'
        ? sql`s.by_person = ${me(ctx)}::uuid and s.state <> 'withdrawn'`
        : sql`s.state = 'shown' and a.answer is not null`
    const rows = await statementsWhere(
      ctx,
      sql`s.topic_id = ${id} and ${which} and ${behind}`,
      sql`order by s.at desc, s.id desc limit ${limit + 1}`,
      me(ctx),
    )
    const { items, next } = pageFrom(rows, limit, (row) => [row.at.toISOString(), row.id])
    return { items: await statementViews(ctx, items, 'neighbour'), next }
  },
)
