import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { holdersOf, nextPostAbove, type PostHolder } from '../../../bodies/api.ts'

/** One run looks at so many; the next goes on. */
const most = 200
/** Whoever was told has so long before the one above is told too. */
const minutesBetween = 60
/** The community's lead, then the street office: above it nobody is told. */
const levelsMost = 2

type Late = {
  whistle_id: string
  body_id: string
  escalation_level: number
  steps_count: number
  admin_path: string | null
  compound_path: string | null
  lead_person_id: string | null
}

/**
 * Job: tells the post above of departments that are past their limit and haven't come: first the community's secretary (where somebody
 * else leads), an hour later the street office. Work grows with what is due, not with what there is.
 */
export async function tellOverdue(ctx: WriteContext): Promise<void> {
  const known = new Map<string, PostHolder | undefined>()
  const told = new Map<string, number>()
  for (const row of await lateCalls(ctx)) {
    const holder = await above(ctx, row, known)
    await note(ctx, row, holder)
    if (!holder) continue
    const before = told.get(row.whistle_id) ?? 0
    await addTold(ctx, row, holder, row.steps_count + before + 1)
    told.set(row.whistle_id, before + 1)
  }
  for (const [id, count] of told) {
    await sql`update whistles.whistles set steps_count = steps_count + ${count}
      where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
    ctx.audit('whistle', id, { escalated: true })
    ctx.emit('whistles.escalated', { whistle_id: id })
  }
}

async function lateCalls(ctx: WriteContext): Promise<Late[]> {
  const before = new Date(ctx.now.getTime() - minutesBetween * 60_000)
  const found = await sql<Late>`
    select c.whistle_id, c.body_id, c.escalation_level::int as escalation_level, w.steps_count, w.admin_path, w.compound_path,
      w.lead_person_id
    from whistles.calls c join whistles.whistles w on w.community_id = c.community_id and w.id = c.whistle_id
    where c.community_id = ${ctx.communityId} and c.state = 'called' and c.report_due < ${ctx.now}
      and c.escalation_level < ${levelsMost} and (c.escalated_at is null or c.escalated_at <= ${before})
    order by c.report_due, c.whistle_id, c.body_id limit ${most} for update of w skip locked`.execute(ctx.tx)
  return found.rows
}

/** Asked once for all calls at the same level over the same place. */
async function above(
  ctx: WriteContext,
  row: Late,
  known: Map<string, PostHolder | undefined>,
): Promise<PostHolder | undefined> {
  const areaPaths = [row.admin_path, row.compound_path]
  const key = JSON.stringify([row.escalation_level, areaPaths, row.lead_person_id])
  if (!known.has(key)) known.set(key, await holderAbove(ctx, row, areaPaths))
  return known.get(key)
}

async function holderAbove(
  ctx: WriteContext,
  row: Late,
  areaPaths: readonly (string | null)[],
): Promise<PostHolder | undefined> {
  if (row.escalation_level === 0) {
    const secretary = await nextPostAbove(ctx.tx, ctx.communityId, { kind: 'department_clerk', areaPaths }, ctx.now)
    if (secretary && secretary.person_id !== row.lead_person_id) return secretary
  }
  return (await holdersOf(ctx.tx, ctx.communityId, { kind: 'street_office_clerk' }, ctx.now))[0]
}

async function note(ctx: WriteContext, row: Late, holder: PostHolder | undefined): Promise<void> {
  await ctx.tx
    .updateTable('whistles.calls')
    .set({
      escalation_level: row.escalation_level + 1,
      escalated_at: ctx.now,
      ...(holder ? { told_post_id: holder.post_id, told_person_id: holder.person_id } : {}),
    })
    .where('community_id', '=', ctx.communityId)
    .where('whistle_id', '=', row.whistle_id)
    .where('body_id', '=', row.body_id)
    .execute()
}

async function addTold(ctx: WriteContext, row: Late, holder: PostHolder, seq: number): Promise<void> {
  await ctx.tx
    .insertInto('whistles.steps')
    .values({
      community_id: ctx.communityId,
      whistle_id: row.whistle_id,
      seq,
      at: ctx.now,
      kind: 'escalated',
      body_id: row.body_id,
      text: holder.title,
    })
    .execute()
}
