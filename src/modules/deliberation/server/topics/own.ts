import { sql } from 'kysely'
import type { z } from 'zod'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { askedBy, requestsBeyond } from '../../../requests/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { ownTopicBrief } from '../../contract/topics/views.ts'
import { routes } from '../../contract.ts'
import { ballotsOfTopic, meetingsOfTopic, requestIdsOf, tasksOfTopic } from './links.ts'
import { belongs, belongsSql, homeName, type Reach, reachOf } from './reach.ts'
import { optionsOfTopic, type TopicRow, topicsWhere } from './store.ts'
import { changesOf, framesOfTopics, stageViews, sumsOf, withoutWho } from './views.ts'

type OwnBrief = z.output<typeof ownTopicBrief>

const me = (ctx: ReadContext): string => ctx.actor.personId ?? refuse('platform.not_a_member')

/** Of one's hall, open to everybody, spoken in, or made from one's own request. */
function readableSql(ctx: ReadContext, reach: Reach, asked: readonly string[]) {
  return sql`(${belongsSql(reach)} or t.open or exists (select 1 from deliberation.contributions k
      where k.community_id = t.community_id and k.topic_id = t.id and k.by_person = ${me(ctx)}::uuid)
    or exists (select 1 from deliberation.topic_requests r where r.community_id = t.community_id and r.topic_id = t.id
      and r.request_id = any (${[...asked]}::uuid[])))`
}

/** One the reader may read. Refusal: `platform.not_found`. */
export async function ownTopicRow(ctx: ReadContext, id: string, reach: Reach): Promise<TopicRow> {
  const asked = await askedBy(ctx, me(ctx))
  const [row] = await topicsWhere(ctx, sql`t.id = ${id} and ${readableSql(ctx, reach, asked)}`)
  return row ?? refuse('platform.not_found')
}

async function ownBriefs(ctx: ReadContext, rows: readonly TopicRow[], reach: Reach): Promise<OwnBrief[]> {
  const frame = await framesOfTopics(ctx, rows)
  const mine = await sql<{ topic_id: string; count: number }>`
    select topic_id, count(*)::int as count from deliberation.contributions
    where community_id = ${ctx.communityId} and by_person = ${me(ctx)} and topic_id = any (${rows.map((row) => row.id)}::uuid[])
      and state <> 'withdrawn' group by topic_id`.execute(ctx.tx)
  const counts = new Map(mine.rows.map((row) => [row.topic_id, row.count]))
  return rows.map((row) => {
    const { who: _, opened_at: __, ...shown } = frame(row)
    return { ...shown, mine: counts.get(row.id) ?? 0, may_speak: row.state === 'open' && belongs(reach, row) }
  })
}

/** The halls somebody belongs to by where they live and what they are a member of: the community's own is named ''. */
async function hallsOf(ctx: ReadContext, reach: Reach): Promise<string[]> {
  const buildings = await areasByIds(ctx.tx, ctx.communityId, [...new Set(reach.homes.map((one) => one.building_id))])
  const compounds = await areasByIds(
    ctx.tx,
    ctx.communityId,
    [...buildings.values()].flatMap((one) => one.compound_id ?? []),
  )
  const bodies = await bodiesByIds(ctx.tx, ctx.communityId, reach.bodies)
  return [
    '',
    ...[...compounds.values(), ...buildings.values()].map((one) => one.full_name),
    ...[...bodies.values()].filter((one) => !one.dissolved_at).map((one) => one.name),
  ]
}

/** Topics of one's halls and those one took part in, the newest first. Refusal: `platform.cursor_invalid`. */
export const ownTopics = query(routes['GET /api/c/:community/my/topics'], async (ctx, { show, after, limit }) => {
  const reach = await reachOf(ctx, me(ctx))
  let behind = sql`true`
  if (after !== undefined) {
    const [at, last] = instantCursor(after)
    behind = sql`(t.opened_at, t.id) < (${at}, ${last}::uuid)`
  }
  const asked = await askedBy(ctx, me(ctx))
  const rows = await topicsWhere(
    ctx,
    sql`${show === 'open' ? sql`t.state = 'open'` : sql`t.state <> 'open'`} and ${behind} and ${readableSql(ctx, reach, asked)}`,
    sql`order by t.opened_at desc, t.id desc limit ${limit + 1}`,
  )
  const { items, next } = pageFrom(rows, limit, (row) => [row.opened_at.toISOString(), row.id])
  return { items: await ownBriefs(ctx, items, reach), next, halls: await hallsOf(ctx, reach) }
})

export const ownTopic = query(routes['GET /api/c/:community/my/topics/:id'], async (ctx, { id }) => {
  const reach = await reachOf(ctx, me(ctx))
  const row = await ownTopicRow(ctx, id, reach)
  const [brief] = await ownBriefs(ctx, [row], reach)
  const asked = new Set(await askedBy(ctx, me(ctx)))
  const requests = await requestsBeyond(
    ctx,
    (await requestIdsOf(ctx, id)).filter((one) => asked.has(one)),
  )
  const { who, show_as, look_first, map_on, facts, above, outcome, report } = row
  return {
    ...(brief ?? refuse('platform.not_found')),
    ...{ who, show_as, look_first, map_on, facts, above, outcome, report },
    shown_home: await homeName(ctx, reach, row),
    stages: await stageViews(ctx, row),
    options: await optionsOfTopic(ctx, id),
    sums: await sumsOf(ctx, id),
    requests: requests.map((one) => ({ id: one.id, number: one.number })),
    meetings: await meetingsOfTopic(ctx, id),
    ballots: await ballotsOfTopic(ctx, id, 'all'),
    tasks: await tasksOfTopic(ctx, id),
    changes: (await changesOf(ctx, id)).map(withoutWho),
    can: brief?.may_speak ? ['speak'] : [],
  }
})
