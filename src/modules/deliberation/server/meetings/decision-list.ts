import { sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { pageFrom, textCursor } from '../../../../platform/paging.ts'
import { civilDateOf, isCivilDate } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import type { DecisionFilter } from '../../contract/meetings/filters.ts'
import { routes } from '../../contract.ts'
import { seenPlaces, seenTopics } from '../topics/store.ts'
import { ownBodies } from './can.ts'
import { decisionsWhere, decisionViews } from './decision-store.ts'
import { countMost } from './meeting-list.ts'
import { seenBy } from './store.ts'
import { zoneOf } from './zone.ts'

const bodiesMost = 100

type Page = { after?: string | undefined; limit: number }

/** Decisions a person may see: of meetings they see, or their own. */
export function seenDecisions(ctx: ReadContext) {
  const posts = ctx.actor.posts.map((post) => post.id)
  return sql`(${seenBy(ctx.actor)} or (d.topic_id is not null and ${seenTopics(ctx.actor)})
    or (d.ballot_id is not null and ${seenPlaces(ctx.actor, 'b')}) or d.owner_post_id = any (${posts}::uuid[]) or d.owner_body_id = any (${ownBodies(ctx.actor)}::uuid[]))`
}

async function limits(ctx: ReadContext, { state, body, kind, ballot }: DecisionFilter) {
  const today = civilDateOf(ctx.now, await zoneOf(ctx))
  const states = {
    open: sql`d.state = 'open'`,
    done: sql`d.state = 'done'`,
    dropped: sql`d.state = 'dropped'`,
    late: sql`d.state = 'open' and d.due_day < ${today}::date`,
    all: sql`true`,
  }
  return sql`${seenDecisions(ctx)} and ${states[state]} and ${body ? sql`d.owner_body_id = ${body}` : sql`true`}
    and ${ballot ? sql`d.ballot_id = ${ballot}` : sql`true`}
    and ${kind ? sql`m.kind = ${kind}` : sql`true`}`
}

/** By the day they are due: open ones soonest first, others latest first. Refusal: `platform.cursor_invalid`. */
export async function decisionsFound(ctx: ReadContext, filter: DecisionFilter, { after, limit }: Page) {
  const soonest = filter.state === 'open' || filter.state === 'late'
  let behind = sql`true`
  if (after !== undefined) {
    const [day, id] = textCursor(after)
    if (!isCivilDate(day)) refuse('platform.cursor_invalid')
    behind = soonest
      ? sql`(d.due_day, d.id) > (${day}::date, ${id}::uuid)`
      : sql`(d.due_day, d.id) < (${day}::date, ${id}::uuid)`
  }
  const rows = await decisionsWhere(
    ctx,
    sql`${await limits(ctx, filter)} and ${behind}`,
    sql`order by ${soonest ? sql`d.due_day, d.id` : sql`d.due_day desc, d.id desc`} limit ${limit + 1}`,
  )
  const { items, next } = pageFrom(rows, limit, (row) => [row.due_day, row.id])
  return { items: await decisionViews(ctx, items), next }
}

/** As a list reads them: with the meeting, the topic or the ballot they were made in. */
const withOrigin = sql`deliberation.decisions d
  left join deliberation.meetings m on m.community_id = d.community_id and m.id = d.meeting_id
  left join deliberation.topics t on t.community_id = d.community_id and t.id = d.topic_id
  left join deliberation.ballots b on b.community_id = d.community_id and b.ballot_id = d.ballot_id`

/** Units that own any decision the reader sees, by name. */
async function owningBodies(ctx: ReadContext) {
  const found = await sql<{ id: string }>`
    select distinct d.owner_body_id as id from ${withOrigin} where d.community_id = ${ctx.communityId}
      and d.owner_body_id is not null and ${seenDecisions(ctx)} limit ${bodiesMost}`.execute(ctx.tx)
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    found.rows.map((row) => row.id),
  )
  return [...bodies.values()]
    .map(({ id, name }) => ({ id, name }))
    .sort((one, other) => one.name.localeCompare(other.name, 'zh-CN'))
}

async function countDecisions(ctx: ReadContext, filter: DecisionFilter): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from ${withOrigin}
      where d.community_id = ${ctx.communityId} and ${await limits(ctx, filter)} limit ${countMost}) counted`.execute(
    ctx.tx,
  )
  return found.rows[0]?.count ?? 0
}

export const listDecisions = query(
  routes['GET /api/c/:community/decisions'],
  async (ctx, { after, limit, community: _, ...filter }) => ({
    ...(await decisionsFound(ctx, filter, { after, limit })),
    found: await countDecisions(ctx, filter),
    bodies: await owningBodies(ctx),
  }),
)
