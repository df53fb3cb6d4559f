/** The tables of the opinion map, as commands and views need them. */
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { smallestFigure } from '../../../../platform/small-figures.ts'
import { personNames } from '../../../people/api.ts'
import type { OpinionAnswer, statementView } from '../../contract/opinion/views.ts'
import type { ContributionState, TopicState } from '../../contract/topics/kinds.ts'
import { keeps, type Place } from '../meetings/can.ts'
import { withoutPrivate } from '../meetings/published.ts'
import type { TopicRow } from '../topics/store.ts'
import type { Sort } from '../topics/written.ts'

export const thing = 'statement'
/** Shown and waiting ones of a topic: nobody answers more. */
export const statementsMost = 200

/** No group is smaller, whatever a community set below it. */
const fewest = 5
export const groupLeast = async (ctx: ReadContext): Promise<number> =>
  Math.max(fewest, await smallestFigure(ctx.tx, ctx.communityId))
/** A map needs room for two groups. */
export const participantsLeast = (least: number): number => 2 * least

/** Statements are answered while things are collected and talked over. */
export const answersRun = (topic: Pick<TopicRow, 'state' | 'stage'>): boolean =>
  topic.state === 'open' && (topic.stage === 'collect' || topic.stage === 'discuss')

export type StatementRow = Place & {
  id: string
  topic_id: string
  body_id: string | null
  topic_state: TopicState
  text: string
  by_person: string | null
  seeded: boolean
  at: Date
  state: ContributionState
  looked_at: Date | null
  reason: string
  merged_into: string | null
  same: number
  answer: OpinionAnswer | null
}

/** With what `person` answered: the statement itself first, then the newest of those merged into it. */
const selectStatements = (person: string | null) => sql`
  select s.id, s.topic_id, s.text, s.by_person, s.seeded, s.at, s.state, s.looked_at, s.reason, s.merged_into, t.state as topic_state,
    t.body_id, t.area_id, t.admin_path, t.compound_path, a.answer,
    (select count(*)::int from deliberation.statements o where o.community_id = s.community_id and o.merged_into = s.id) as same
  from deliberation.statements s
  join deliberation.topics t on t.community_id = s.community_id and t.id = s.topic_id
  left join lateral (${answerOf(person)}) a on true`

const answerOf = (person: string | null) => sql`
  select o.answer from deliberation.opinions o
  join deliberation.statements m on m.community_id = o.community_id and m.id = o.statement_id
  where o.community_id = s.community_id and o.topic_id = s.topic_id and o.person_id = ${person}::uuid and not o.doubled
    and (m.id = s.id or m.merged_into = s.id)
  order by m.merged_into nulls first, o.at desc limit 1`

/** To be bounded by `rest`. */
export async function statementsWhere(
  ctx: ReadContext,
  where: RawBuilder<unknown>,
  rest: RawBuilder<unknown>,
  person: string | null = null,
): Promise<StatementRow[]> {
  const found = await sql<StatementRow>`${selectStatements(person)}
    where s.community_id = ${ctx.communityId} and ${where} ${rest}`.execute(ctx.tx)
  return found.rows
}

export async function findStatement(ctx: ReadContext, id: string): Promise<StatementRow | undefined> {
  return (await statementsWhere(ctx, sql`s.id = ${id}`, sql`limit 1`, ctx.actor.personId))[0]
}

/** Merged goes any into any other: answers go along. */
export const statementSort: Sort<StatementRow> = {
  table: 'deliberation.statements',
  thing,
  find: findStatement,
  withdrawn: 'deliberation.statement_withdrawn',
  unfit: 'deliberation.statement_unfit',
  same: () => true,
}

/** Those that are answered, the oldest first. */
export async function shownIds(ctx: ReadContext, topicId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from deliberation.statements where community_id = ${ctx.communityId} and topic_id = ${topicId} and state = 'shown'
    order by at, id limit ${statementsMost}`.execute(ctx.tx)
  return found.rows.map((row) => row.id)
}

type Card = { of: number; answered: number; next: { id: string; text: string } | null }

/** The next one to answer, in an order of each person's own, so that all get answers; and how far they have come. */
export async function cardOf(ctx: ReadContext, topicId: string, person: string): Promise<Card> {
  const found = await sql<{ of: number; answered: number; id: string | null; text: string | null }>`
    with here as (
      select s.id, s.text, a.answer, row_number() over (order by (a.answer is not null), md5(s.id::text || ${person}::text)) as turn
      from deliberation.statements s left join lateral (${answerOf(person)}) a on true
      where s.community_id = ${ctx.communityId} and s.topic_id = ${topicId} and s.state = 'shown')
    select count(*)::int as of, count(answer)::int as answered, max(id::text) filter (where turn = 1 and answer is null) as id,
      max(text) filter (where turn = 1 and answer is null) as text from here`.execute(ctx.tx)
  const { of = 0, answered = 0, id = null, text = null } = found.rows[0] ?? {}
  return { of, answered, next: id !== null && text !== null ? { id, text: withoutPrivate(text, []) } : null }
}

type Reader = 'staff' | 'neighbour'
type View = z.output<typeof statementView>

/** Staff read who wrote it and not what anybody answered; a neighbour the own answer and not who wrote it. */
export async function statementViews(ctx: ReadContext, rows: readonly StatementRow[], reader: Reader): Promise<View[]> {
  const people = reader === 'staff' ? rows.flatMap((row) => row.by_person ?? []) : []
  const names = await personNames(ctx.tx, ctx.communityId, people)
  return rows.map((row) => {
    const { id, text, state, seeded, same } = row
    const mine = row.by_person !== null && row.by_person === ctx.actor.personId
    const whole = reader === 'staff' || mine
    return {
      ...{ id, state, seeded, same, mine },
      text: whole ? text : withoutPrivate(text, []),
      at: row.at.toISOString(),
      reason: whole ? row.reason : '',
      by_name: names.get(row.by_person ?? '')?.name ?? '',
      answer: reader === 'staff' ? null : row.answer,
      can: reader === 'staff' ? canModerate(ctx, row) : canOwn(row, mine),
    }
  })
}

function canModerate(ctx: ReadContext, row: StatementRow): string[] {
  if (row.topic_state !== 'open' || row.state === 'withdrawn' || !keeps(ctx.actor, row)) return []
  if (row.state === 'merged') return ['show']
  return [
    ...(row.state === 'shown' && row.looked_at ? [] : ['show']),
    ...(row.state === 'hidden' ? [] : ['hide', 'merge']),
  ]
}

const canOwn = (row: StatementRow, mine: boolean): string[] =>
  mine && row.topic_state === 'open' && row.state !== 'merged' && row.state !== 'withdrawn' ? ['withdraw'] : []
