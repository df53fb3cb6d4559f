/** The tables of topics, as commands and views need them. */
import { type RawBuilder, sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import type { Actor } from '../../../../shared/actor.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { changeKinds, ShowAs, StageKind, TopicAction, TopicState, WhoKind } from '../../contract/topics/kinds.ts'
import { zoneOf } from '../meetings/zone.ts'
import { topicRefusal } from './can.ts'
import { toldName } from './names.ts'
import type { PlannedStage } from './templates.ts'

export type TopicRow = {
  id: string
  number: string
  template: string
  title: string
  facts: string
  who: WhoKind
  body_id: string | null
  area_id: string | null
  admin_path: string | null
  compound_path: string | null
  show_as: ShowAs
  look_first: boolean
  map_on: boolean
  open: boolean
  tell_all: boolean
  above: string
  suggestion_id: string | null
  state: TopicState
  stage: StageKind
  outcome: string
  report: string
  opened_at: Date
  opened_by_person: string | null
  ended_at: Date | null
  stage_name: string
  until_day: string
  took_part: number
  waiting: number
}

/** Said and counted: who was hidden or took it back isn't. */
export const counts = sql`k.state in ('shown', 'merged')`

const selectTopics = sql`
  select t.id, t.number, t.template, t.title, t.facts, t.who, t.body_id, t.area_id, t.admin_path, t.compound_path, t.show_as, t.look_first,
    t.map_on, t.open, t.tell_all, t.above, t.suggestion_id, t.state, t.stage, t.outcome, t.report, t.opened_at, t.opened_by_person, t.ended_at,
    s.name as stage_name, s.until_day::text as until_day, c.took_part, c.waiting
  from deliberation.topics t
  join deliberation.topic_stages s on s.community_id = t.community_id and s.topic_id = t.id and s.kind = t.stage
  cross join lateral (
    select (count(distinct coalesce(k.by_person, k.id)) filter (where ${counts}))::int as took_part,
      (count(*) filter (where k.state in ('waiting', 'shown') and (k.looked_at is null or (k.kind = 'question' and k.answered_at is null)
        or k.verdict = 'open')))::int as waiting
    from deliberation.contributions k where k.community_id = t.community_id and k.topic_id = t.id) c`

/** To be bounded by `rest`. */
export async function topicsWhere(
  ctx: ReadContext,
  where: RawBuilder<unknown>,
  rest: RawBuilder<unknown> = sql``,
): Promise<TopicRow[]> {
  const found =
    await sql<TopicRow>`${selectTopics} where t.community_id = ${ctx.communityId} and ${where} ${rest}`.execute(ctx.tx)
  return found.rows.map((row) => ({ ...row, stage_name: toldName(ctx, row.stage_name) }))
}

export async function findTopic(ctx: ReadContext, id: string): Promise<TopicRow> {
  return (await topicsWhere(ctx, sql`t.id = ${id}`))[0] ?? refuse('platform.not_found')
}

/** Locks one for an act of staff. Refusals by precedence: `platform.not_found`, then those of `topicRefusal`. */
export async function lockTopic(ctx: WriteContext, id: string, action: TopicAction): Promise<TopicRow> {
  await sql`select 1 from deliberation.topics where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  const row = await findTopic(ctx, id)
  const refusal = topicRefusal(ctx.actor, row, action)
  return refusal ? refuse(refusal) : row
}

/** Topics a person of the workbench may see, as a condition on `t`: the same as `seesTopic` of can.ts, set by set. */
export function seenTopics(actor: Actor): RawBuilder<unknown> {
  return seenPlaces(actor, 't')
}

/** Rows of an alias with `admin_path`, `compound_path` and `body_id` where a post of the reader's reaches. */
export function seenPlaces(actor: Actor, alias: 't' | 'b'): RawBuilder<unknown> {
  if (actor.kind === 'system') return sql`true`
  const posts = ['deliberation.read', 'deliberation.keep'].flatMap((name) => actor.permissions.get(name) ?? [])
  if (posts.some((post) => post.areaPath === '' && post.bodyId === null)) return sql`true`
  const paths = posts.filter((post) => post.bodyId === null).flatMap((post) => post.areaPath ?? [])
  const bodies = posts.flatMap((post) => (post.areaPath === null ? (post.bodyId ?? []) : []))
  const under = (column: string) =>
    sql`exists (select 1 from unnest(${paths}::text[]) path where ${sql.ref(column)} = path or starts_with(${sql.ref(column)}, path || '/'))`
  const of = alias === 't' ? sql`t.body_id = any (${bodies}::uuid[])` : sql`false`
  return sql`(${of} or ${under(`${alias}.admin_path`)} or ${under(`${alias}.compound_path`)})`
}

export async function changeTopic(ctx: WriteContext, id: string, change: Record<string, unknown>): Promise<void> {
  await ctx.tx
    .updateTable('deliberation.topics')
    .set(change)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
}

export async function noteChange(
  ctx: WriteContext,
  topicId: string,
  change: { what: (typeof changeKinds)[number]; stage?: string | null; reason: string },
): Promise<void> {
  await ctx.tx
    .insertInto('deliberation.topic_changes')
    .values({
      community_id: ctx.communityId,
      topic_id: topicId,
      id: ctx.newId(),
      stage: null,
      at: ctx.now,
      by_person: ctx.actor.personId,
      ...change,
    })
    .execute()
}

export async function stagesOf(ctx: ReadContext, id: string): Promise<PlannedStage[]> {
  const found = await sql<PlannedStage>`
    select kind, seq, name, from_day::text as from_day, until_day::text as until_day from deliberation.topic_stages
    where community_id = ${ctx.communityId} and topic_id = ${id} order by seq`.execute(ctx.tx)
  return found.rows.map((row) => ({ ...row, name: toldName(ctx, row.name) }))
}

export async function setStage(
  ctx: WriteContext,
  topicId: string,
  { kind, from_day, until_day }: Pick<PlannedStage, 'kind' | 'from_day' | 'until_day'>,
): Promise<void> {
  await ctx.tx
    .updateTable('deliberation.topic_stages')
    .set({ from_day, until_day })
    .where('community_id', '=', ctx.communityId)
    .where('topic_id', '=', topicId)
    .where('kind', '=', kind)
    .execute()
}

export type OptionRow = {
  id: string
  title: string
  description: string
  cost_fen: number | null
  for: number
  against: number
}

/** The options with how many people speak for and against each. */
export async function optionsOfTopic(ctx: ReadContext, id: string): Promise<OptionRow[]> {
  const found = await sql<OptionRow>`
    select o.id, o.title, o.description, o.cost_fen::float8 as cost_fen, c.for, c.against from deliberation.topic_options o
    cross join lateral (
      select (count(distinct coalesce(k.by_person, k.id)) filter (where k.side = 'for'))::int as for,
        (count(distinct coalesce(k.by_person, k.id)) filter (where k.side = 'against'))::int as against
      from deliberation.contributions k where k.community_id = o.community_id and k.topic_id = o.topic_id and k.option_id = o.id
        and ${counts}) c
    where o.community_id = ${ctx.communityId} and o.topic_id = ${id} order by o.seq`.execute(ctx.tx)
  return found.rows
}

export async function todayOf(ctx: ReadContext): Promise<string> {
  return civilDateOf(ctx.now, await zoneOf(ctx))
}
