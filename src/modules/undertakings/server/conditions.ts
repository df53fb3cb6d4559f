/** Conditions on the undertaking `u`, for lists. */
import { type RawBuilder, sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import type { ActorPost } from '../../../shared/actor.ts'
import { isLead } from './can.ts'

export type Condition = RawBuilder<boolean>

export function allOf(conditions: readonly Condition[]): Condition {
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`
}

/** The same as `sees` says of one row. */
export function visibleTo(ctx: ReadContext): Condition {
  if (ctx.actor.kind === 'system') return sql<boolean>`true`
  const posts = ctx.actor.permissions.get('undertakings.read') ?? []
  return anyOf([...posts.flatMap(reachedBy), ledBy(ctx)])
}

function reachedBy(post: ActorPost): Condition[] {
  if (post.areaPath === null) return []
  const place = liesIn(post.areaPath)
  return [isLead(post.kind) ? place : sql<boolean>`(not u.confidential and ${place})`]
}

/** By range: behind a policy LIKE can't use an index. */
function liesIn(path: string): Condition {
  if (path === '') return sql<boolean>`true`
  const below = (column: 'u.admin_path' | 'u.compound_path') =>
    sql<boolean>`${sql.ref(column)} = ${path} or (${sql.ref(column)} >= ${`${path}/`} and ${sql.ref(column)} < ${`${path}0`})`
  return sql<boolean>`(${below('u.admin_path')} or ${below('u.compound_path')})`
}

const uuid = /^[\da-f-]{36}$/

/** Led by a post the reader holds or deputises in. */
export function ledBy(ctx: ReadContext): Condition {
  const posts = ctx.actor.permissions.has('undertakings.lead') ? ctx.actor.posts.map((post) => post.id) : []
  return sql<boolean>`u.lead_post_id = any (${posts.filter((id) => uuid.test(id))}::uuid[])`
}

/** The day of its next step has passed, or none is named. */
export function isLate(today: string): Condition {
  return sql<boolean>`(u.state = 'open' and (u.next_day is null or u.next_day < ${today}))`
}
