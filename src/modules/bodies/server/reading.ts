import type { Tx } from '../../../platform/db/database.ts'
import type { MemberRow, ServiceRow, TermRow } from './rows.ts'

const rowsMost = 2_000

/** Terms of posts that are in force or to come, oldest first. */
export async function termsOfPosts(tx: Tx, communityId: number, postIds: readonly string[], now: Date) {
  if (postIds.length === 0) return []
  const rows = await tx
    .selectFrom('bodies.post_terms')
    .select(['id', 'post_id', 'person_id', 'how', 'from_at', 'until_at'])
    .where('community_id', '=', communityId)
    .where('post_id', 'in', [...postIds])
    .where(({ eb, or }) => or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
    .where(({ eb, or, ref }) => or([eb('until_at', 'is', null), eb('until_at', '>', ref('from_at'))]))
    .orderBy('from_at')
    .orderBy('id')
    .limit(rowsMost)
    .execute()
  return rows as TermRow[]
}

/** Members of bodies, newest first; former ones too unless only those `inForceAt` are asked for. */
export async function membersOf(tx: Tx, communityId: number, bodyIds: readonly string[], inForceAt?: Date) {
  if (bodyIds.length === 0) return []
  let select = tx
    .selectFrom('bodies.members')
    .select([
      'id',
      'body_id',
      'person_id',
      'outside_name',
      'unit',
      'office',
      'title',
      'public',
      'public_phone',
      'from_at',
      'until_at',
    ])
    .where('community_id', '=', communityId)
    .where('body_id', 'in', [...bodyIds])
    .orderBy('from_at', 'desc')
    .orderBy('id')
    .limit(rowsMost)
  if (inForceAt) {
    select = select
      .where('from_at', '<=', inForceAt)
      .where(({ eb, or }) => or([eb('until_at', 'is', null), eb('until_at', '>', inForceAt)]))
  }
  return (await select.execute()) as MemberRow[]
}

/** Whom bodies serve and served, newest first. */
export async function servicesOf(tx: Tx, communityId: number, bodyIds: readonly string[]) {
  if (bodyIds.length === 0) return []
  const rows = await tx
    .selectFrom('bodies.services')
    .select(['id', 'body_id', 'compound_id', 'from_at', 'until_at'])
    .where('community_id', '=', communityId)
    .where('body_id', 'in', [...bodyIds])
    .orderBy('from_at', 'desc')
    .orderBy('id')
    .limit(rowsMost)
    .execute()
  return rows as ServiceRow[]
}
