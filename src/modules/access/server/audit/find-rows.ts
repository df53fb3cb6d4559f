import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { addDays, instantOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { everHolding } from '../../../bodies/api.ts'
import { communityOf } from '../../../territory/api.ts'
import type { auditFilter } from '../../contract/audit-routes.ts'
import type { AuditRow } from './lines.ts'

export type AuditFilter = z.output<typeof auditFilter>

/** Rows that fit a filter, the latest first, below `before` where given. */
export async function findRows(
  ctx: ReadContext,
  filter: AuditFilter,
  page: { before?: number | undefined; limit: number },
): Promise<AuditRow[]> {
  const conditions = [
    sql`a.community_id = ${ctx.communityId}`,
    ...(page.before === undefined ? [] : [sql`a.seq < ${page.before}`]),
    ...(filter.command ? [sql`a.command = ${filter.command}`] : []),
    ...(await byWhom(ctx, filter)),
    ...(filter.entity ? [touching(ctx, filter.entity, filter.thing)] : []),
    ...(await between(ctx, filter)),
  ]
  const found = await sql<AuditRow>`
    select a.seq, a.content, a.hash from platform.audit a
    where ${sql.join(conditions, sql` and `)} order by a.seq desc limit ${page.limit}`.execute(ctx.tx)
  return found.rows
}

async function byWhom(ctx: ReadContext, { person, post }: AuditFilter) {
  const holders = post ? [sql`a.person = any (${await everHolding(ctx.tx, ctx.communityId, post)}::text[])`] : []
  return person ? [...holders, sql`a.person = ${person}`] : holders
}

/** One thing, or any of a kind: ids of a kind are many, so the line is asked, not the list of things. */
function touching(ctx: ReadContext, entity: string, thing: string | undefined) {
  const ofEntity = sql`s.community_id = ${ctx.communityId} and s.entity = ${entity}`
  return thing
    ? sql`a.seq in (select s.seq from platform.audit_subjects s where ${ofEntity} and s.entity_id = ${thing})`
    : sql`a.seq in (select s.seq from platform.audit_subjects s where ${ofEntity})`
}

async function between(ctx: ReadContext, { from, to }: AuditFilter) {
  if (!from && !to) return []
  const zone = (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? refuse('platform.not_found')
  // Lines without a name carry only the day, which sorts before its instants.
  const start = from && instantOf(from, '00:00', zone).toISOString()
  const end = to && instantOf(addDays(to, 1), '00:00', zone).toISOString()
  return [...(start ? [sql`a.at >= ${start}`] : []), ...(end ? [sql`a.at < ${end}`] : [])]
}
