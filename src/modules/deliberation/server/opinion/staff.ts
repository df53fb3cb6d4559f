/** What staff do: switch the map, put statements there to begin with, look at what neighbours wrote. Nobody's answer is theirs to read. */
import { type RawBuilder, sql } from 'kysely'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { isFew } from '../../../../platform/small-figures.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { keeps } from '../meetings/can.ts'
import { thing as topicThing } from '../topics/begin.ts'
import { canTopic, seesTopic } from '../topics/can.ts'
import { changeTopic, findTopic, lockTopic, type TopicRow } from '../topics/store.ts'
import { topicForStaff } from '../topics/views.ts'
import { moderateWritten } from '../topics/written.ts'
import { peopleOf, shownOfTopic } from './map-view.ts'
import { answersRun, findStatement, groupLeast, statementSort, statementsWhere, statementViews } from './store.ts'
import { addStatement } from './write.ts'

const peopleMost = 100_000

/** Refusal: `platform.not_found`. */
export async function seenTopic(ctx: ReadContext, id: string): Promise<TopicRow> {
  const topic = await findTopic(ctx, id)
  return seesTopic(ctx.actor, topic) ? topic : refuse('platform.not_found')
}

async function opinionForStaff(ctx: ReadContext, { id }: { id: string }) {
  const topic = await seenTopic(ctx, id)
  const counted = await sql<{ shown: number; waiting: number }>`
    select (count(*) filter (where state = 'shown'))::int as shown,
      (count(*) filter (where looked_at is null and state in ('waiting', 'shown')))::int as waiting
    from deliberation.statements where community_id = ${ctx.communityId} and topic_id = ${id}`.execute(ctx.tx)
  const people = await peopleOf(ctx, id, peopleMost)
  const over = !answersRun(topic)
  const leads = canTopic(ctx.actor, topic).includes('map')
  const shown = await shownOfTopic(ctx, topic)
  return {
    topic: { id, title: topic.title },
    ...shown,
    ...(counted.rows[0] ?? { shown: 0, waiting: 0 }),
    people: isFew(people, await groupLeast(ctx)) ? null : people,
    over,
    can: [
      ...(leads ? ['switch'] : []),
      ...(leads && topic.map_on && !over ? ['seed'] : []),
      ...(shown.map && keeps(ctx.actor, topic) ? ['export'] : []),
    ],
  }
}

export const opinion = query(routes['GET /api/c/:community/topics/:id/opinion'], opinionForStaff)

/** Answers given so far are kept while it is off. Refusals: see the route. */
export const switchMap = command(routes['POST /api/c/:community/topics/:id/map'], {
  async handle(ctx, { id, on }) {
    await lockTopic(ctx, id, 'map')
    await changeTopic(ctx, id, { map_on: on })
    ctx.audit(topicThing, id, { map_on: on })
    return { id }
  },
  view: (ctx, { id }) => topicForStaff(ctx, id),
})

/** What neighbours find there to begin with. Refusals: see the route. */
export const seedStatements = command(routes['POST /api/c/:community/topics/:id/statements'], {
  async handle(ctx, { id, texts }) {
    const topic = await lockTopic(ctx, id, 'map')
    if (!topic.map_on) refuse('deliberation.map_off')
    if (!answersRun(topic)) refuse('deliberation.answers_over')
    for (const text of texts) await addStatement(ctx, topic, { text, by_person: null })
    return { id }
  },
  view: opinionForStaff,
})

const shows: Record<'look' | 'shown' | 'hidden' | 'all', RawBuilder<unknown>> = {
  look: sql`s.looked_at is null and s.state in ('waiting', 'shown')`,
  shown: sql`s.state = 'shown'`,
  hidden: sql`s.state = 'hidden'`,
  all: sql`s.state <> 'withdrawn'`,
}

/** The newest first. Refusals: see the route. */
export const statements = query(
  routes['GET /api/c/:community/topics/:id/statements'],
  async (ctx, { id, show, q, after, limit }) => {
    await seenTopic(ctx, id)
    let behind = sql`true`
    if (after !== undefined) {
      const [at, last] = instantCursor(after)
      behind = sql`(s.at, s.id) < (${at}, ${last}::uuid)`
    }
    const words = (q ?? '').normalize('NFKC').replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
    const rows = await statementsWhere(
      ctx,
      sql`s.topic_id = ${id} and ${shows[show]} and ${behind} and ${words ? sql`s.text ilike ${`%${words}%`}` : sql`true`}`,
      sql`order by s.at desc, s.id desc limit ${limit + 1}`,
    )
    const { items, next } = pageFrom(rows, limit, (row) => [row.at.toISOString(), row.id])
    return { items: await statementViews(ctx, items, 'staff'), next }
  },
)

/** Lets one stand, hides it with a reason its author reads, or merges it into the same one, answers with it. Refusals: see the route. */
export const moderateStatement = command(routes['POST /api/c/:community/statements/:id/moderate'], {
  async handle(ctx, said) {
    await moderateWritten(ctx, statementSort, said)
    return { id: said.id }
  },
  view: async (ctx, { id }) => {
    const row = await findStatement(ctx, id)
    const [view] = row ? await statementViews(ctx, [row], 'staff') : []
    return view ?? refuse('platform.not_found')
  },
})
