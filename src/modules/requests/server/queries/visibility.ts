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
    ...(ctx.actor.permissions.has(permission) ? [inHands(ctx)] : []),
  ])
}

/** The case `c` was given to this person, or to a post this person holds or deputises in. */
function inHands(ctx: ReadContext): Condition {
  const posts = ctx.actor.posts.map((post) => post.id).filter(isId)
  return anyOf([...givenTo(ctx), ...(posts.length > 0 ? [ofPosts(posts)] : [])])
}

/**
 * The case `c` was given to this person, or to a post this person holds. What an absent colleague of the same post has is in the
 * deputy's list of its own.
 */
export function isMine(ctx: ReadContext): Condition {
  const posts = ctx.actor.posts.filter((post) => !post.deputyFor && isId(post.id)).map((post) => post.id)
  const absent = [...new Set(ctx.actor.posts.flatMap((post) => post.deputyFor ?? []))]
  const notTheirs =
    absent.length > 0
      ? sql<boolean>`(c.assignee_person_id is null or c.assignee_person_id <> all (${absent}::uuid[]))`
      : sql<boolean>`true`
  return anyOf([...givenTo(ctx), ...(posts.length > 0 ? [allOf([ofPosts(posts), notTheirs])] : [])])
}

/** The case `c` was given to an absent colleague, by a post this person deputises in. */
export function isInPlaceOf(ctx: ReadContext, personId: string): Condition {
  const posts = ctx.actor.posts.filter((post) => post.deputyFor === personId).map((post) => post.id)
  const theirs = sql<boolean>`(c.assignee_person_id is null or c.assignee_person_id = ${personId})`
  return posts.length > 0 ? allOf([ofPosts(posts), theirs]) : sql<boolean>`false`
}

function givenTo(ctx: ReadContext): Condition[] {
  return ctx.actor.personId ? [sql<boolean>`c.assignee_person_id = ${ctx.actor.personId}`] : []
}

function ofPosts(posts: readonly string[]): Condition {
  return sql<boolean>`c.assignee_post_id = any (${[...posts]}::uuid[])`
}

/** The administrator's is no post of the database. */
function isId(id: string): boolean {
  return /^[\da-f-]{36}$/.test(id)
}

/** A request the actor may see. Refusal: `platform.not_found`, whether it is missing or another's. */
export async function visibleRow(ctx: ReadContext, id: string): Promise<RequestRow> {
  const row = await findRow(ctx.tx, ctx.communityId, id)
  return row && seesRequest(ctx.actor, row) ? row : refuse('platform.not_found')
}
