import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { changeKinds } from '../../contract/topics/kinds.ts'
import type { stageView, topicBrief, topicView } from '../../contract/topics/views.ts'
import { decisionViews } from '../meetings/decision-store.ts'
import { suggestionsWhere, suggestionViews } from '../meetings/suggestion-store.ts'
import { canTopic, seesTopic } from './can.ts'
import { ballotsOfTopic, decisionsOfTopic, meetingsOfTopic, requestsOfTopic } from './links.ts'
import { toldName } from './names.ts'
import { counts, findTopic, optionsOfTopic, stagesOf, type TopicRow, todayOf } from './store.ts'
import { templateNames } from './templates.ts'

type Brief = z.output<typeof topicBrief>
export type TopicView = z.output<typeof topicView>

/** What everybody may know of topics. */
export async function framesOfTopics(ctx: ReadContext, rows: readonly TopicRow[]) {
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.body_id ?? []),
  )
  const areas = await areasByIds(ctx.tx, ctx.communityId, [...new Set(rows.flatMap((row) => row.area_id ?? []))])
  const names = await templateNames(ctx)
  return (row: TopicRow) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    template: row.template,
    template_name: names.get(row.template) ?? '',
    hall: bodies.get(row.body_id ?? '')?.name ?? areas.get(row.area_id ?? '')?.full_name ?? '',
    state: row.state,
    stage: row.stage,
    stage_name: row.stage_name,
    until_day: row.until_day,
    who: row.who,
    took_part: row.took_part,
    opened_at: row.opened_at.toISOString(),
  })
}

export async function topicBriefs(ctx: ReadContext, rows: readonly TopicRow[]): Promise<Brief[]> {
  const frame = await framesOfTopics(ctx, rows)
  const today = await todayOf(ctx)
  return rows.map((row) => ({
    ...frame(row),
    late: row.state === 'open' && row.until_day < today,
    waiting: row.waiting,
  }))
}

type Stage = z.output<typeof stageView>

export async function stageViews(ctx: ReadContext, row: TopicRow): Promise<Stage[]> {
  const stages = await stagesOf(ctx, row.id)
  const now = stages.find((one) => one.kind === row.stage)?.seq ?? 0
  return stages.map(({ seq, ...stage }) => ({
    ...stage,
    state: seq < now || row.state === 'closed' ? 'done' : seq === now ? 'now' : 'to_come',
  }))
}

type Change = {
  what: (typeof changeKinds)[number]
  stage: string | null
  reason: string
  at: Date
  by_person: string | null
}

const changesMost = 100

export async function changesOf(ctx: ReadContext, id: string) {
  const found = await sql<Change>`
    select c.what, s.name as stage, c.reason, c.at, c.by_person from deliberation.topic_changes c
    left join deliberation.topic_stages s on s.community_id = c.community_id and s.topic_id = c.topic_id and s.kind = c.stage
    where c.community_id = ${ctx.communityId} and c.topic_id = ${id} order by c.at desc, c.id desc limit ${changesMost}`.execute(
    ctx.tx,
  )
  return found.rows.map(({ at, stage, ...row }) => ({
    ...row,
    stage: stage === null ? null : toldName(ctx, stage),
    at: at.toISOString(),
  }))
}

export const withoutWho = ({ by_person: _, ...change }: Awaited<ReturnType<typeof changesOf>>[number]) => change

/** How many people speak for and against it as a whole, and what became of questions and amendments. */
export async function sumsOf(ctx: ReadContext, id: string): Promise<TopicView['sums']> {
  const found = await sql<TopicView['sums']>`
    select (count(distinct coalesce(k.by_person, k.id)) filter (where k.side = 'for'))::int as for,
      (count(distinct coalesce(k.by_person, k.id)) filter (where k.side = 'against'))::int as against,
      (count(*) filter (where k.kind = 'question' and k.state = 'shown'))::int as questions,
      (count(*) filter (where k.kind = 'question' and k.state = 'shown' and k.answered_at is not null))::int as answered,
      (count(*) filter (where k.kind = 'amendment' and k.state = 'shown'))::int as amendments,
      (count(*) filter (where k.kind = 'amendment' and k.state = 'shown' and k.verdict = 'accepted'))::int as accepted
    from deliberation.contributions k where k.community_id = ${ctx.communityId} and k.topic_id = ${id} and ${counts}`.execute(
    ctx.tx,
  )
  return found.rows[0] ?? refuse('platform.not_found')
}

/** A topic as staff see it. Refusal: `platform.not_found`. */
export async function topicForStaff(ctx: ReadContext, id: string): Promise<TopicView> {
  const row = await findTopic(ctx, id)
  if (!seesTopic(ctx.actor, row)) refuse('platform.not_found')
  const [brief] = await topicBriefs(ctx, [row])
  const changes = await changesOf(ctx, id)
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    [row.opened_by_person, ...changes.map((one) => one.by_person)].flatMap((one) => one ?? []),
  )
  const suggested = row.suggestion_id
    ? await suggestionViews(ctx, await suggestionsWhere(ctx, sql`g.id = ${row.suggestion_id}`, sql`limit 1`))
    : []
  const requests = await requestsOfTopic(ctx, id)
  const { facts, area_id, body_id, show_as, look_first, map_on, open, tell_all, above, outcome, report } = row
  return {
    ...(brief ?? refuse('platform.not_found')),
    ...{ facts, area_id, body_id, show_as, look_first, map_on, open, tell_all, above, outcome, report },
    suggestion: suggested[0] ?? null,
    stages: await stageViews(ctx, row),
    options: await optionsOfTopic(ctx, id),
    sums: await sumsOf(ctx, id),
    requests: requests.seen,
    requests_hidden: requests.hidden,
    meetings: await meetingsOfTopic(ctx, id),
    ballots: await ballotsOfTopic(ctx, id, 'staff'),
    decisions: await decisionViews(ctx, await decisionsOfTopic(ctx, id)),
    changes: changes.map(({ by_person, ...change }) => ({ ...change, by: names.get(by_person ?? '')?.name ?? '' })),
    opened_by: names.get(row.opened_by_person ?? '')?.name ?? '',
    ended_at: row.ended_at?.toISOString() ?? null,
    can: canTopic(ctx.actor, row),
  }
}
