import { type RawBuilder, sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { scopeOf, seesRequest } from '../can.ts'
import { findRow, type RequestRow } from '../views/rows.ts'

export type Condition = RawBuilder<boolean>

/** Every one of these; true where there is none. */
export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

/** One of these; false where there is none. */
export function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`
}

/** The case `c` lies in the area of this path or below it, in either tree. By range: behind a policy LIKE can't use an index. */
export function liesIn(path: string): Condition {
  if (path === '') return sql<boolean>`true`
  const below = (column: 'c.admin_path' | 'c.compound_path') =>
    sql<boolean>`${sql.ref(column)} = ${path} or (${sql.ref(column)} >= ${`${path}/`} and ${sql.ref(column)} < ${`${path}0`})`
  return sql<boolean>`(${below('c.admin_path')} or ${below('c.compound_path')})`
}

/**
 * Condition on the case `c`: what the posts that carry `permission` reach (areas and what is below them, bodies that answer), and what
 * was given to this person or one of their posts. The same as `seesRequest` says of one row.
 */
export function visibleTo(ctx: ReadContext, permission = 'requests.read'): Condition {
  const { paths, bodyIds } = scopeOf(ctx.actor, permission)
  if (paths.includes('')) return sql<boolean>`true`
  return anyOf([
    ...paths.map(liesIn),
    ...(bodyIds.length > 0 ? [sql<boolean>`c.lead_body_id = any (${bodyIds}::uuid[])`] : []),
    ...(ctx.actor.permissions.has(permission) ? [isMine(ctx)] : []),
  ])
}

/** The case `c` was given to this person, or to a post this person holds. */
export function isMine(ctx: ReadContext): Condition {
  const posts = ctx.actor.posts.map((post) => post.id).filter((id) => /^[\da-f-]{36}$/.test(id))
  return anyOf([
    ...(ctx.actor.personId ? [sql<boolean>`c.assignee_person_id = ${ctx.actor.personId}`] : []),
    ...(posts.length > 0 ? [sql<boolean>`c.assignee_post_id = any (${posts}::uuid[])`] : []),
  ])
}

/** A request the actor may see. Refusal: `platform.not_found`, whether it is missing or another's. */
export async function visibleRow(ctx: ReadContext, id: string): Promise<RequestRow> {
  const row = await findRow(ctx.tx, ctx.communityId, id)
  return row && seesRequest(ctx.actor, row) ? row : refuse('platform.not_found')
}
