import { addWorkingHours } from '../../../../engines/calendar/index.ts'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds, bodiesOfKind, holdersOf } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { communityRules } from '../../../requests/api.ts'
import type { WhistleKind } from '../../contract/views.ts'
import { routes } from '../../contract.ts'
import { leading } from '../permissions.ts'
import { kindsOf } from './kinds.ts'

const departmentsMost = 200
const leadsMost = 60

export type ReportDue = { due: Date; estimated: boolean }

/** By when a department called now has to report in: minutes of working time, or by the clock. */
export async function reportDue(ctx: ReadContext, kind: WhistleKind): Promise<ReportDue> {
  const { report_minutes: minutes, working_time: working } =
    (await kindsOf(ctx)).get(kind) ?? refuse('platform.not_found')
  if (!working) return { due: new Date(ctx.now.getTime() + minutes * 60_000), estimated: false }
  const { calendar } = await communityRules(ctx.tx, ctx.communityId)
  return addWorkingHours(ctx.now, minutes / 60, calendar)
}

/** Titles of the posts that receive for each department; those nobody speaks for are missing. */
async function receiversOf(ctx: ReadContext): Promise<Map<string, string[]>> {
  const holders = await holdersOf(ctx.tx, ctx.communityId, { kind: 'department_clerk' }, ctx.now)
  const titles = new Map<string, string[]>()
  for (const { body_id: body, title } of holders) {
    if (body && !titles.get(body)?.includes(title)) titles.set(body, [...(titles.get(body) ?? []), title])
  }
  return titles
}

/**
 * Departments that may be called. Refusals: `whistles.department_unknown`; `whistles.department_empty` where nobody holds a post of it:
 * nobody would hear the whistle.
 */
export async function checkDepartments(ctx: ReadContext, bodyIds: readonly string[], field: string): Promise<void> {
  const bodies = await bodiesByIds(ctx.tx, ctx.communityId, bodyIds)
  const unknown = bodyIds.some((id) => bodies.get(id)?.kind !== 'department' || bodies.get(id)?.dissolved_at)
  if (unknown) refuse('whistles.department_unknown', {}, [{ path: field, code: 'invalid' }])
  const receivers = await receiversOf(ctx)
  const empty = bodyIds.filter((id) => !receivers.has(id)).flatMap((id) => bodies.get(id)?.name ?? [])
  if (empty.length > 0) refuse('whistles.department_empty', { names: empty.join('、') })
}

/** Whom a whistle may call, who would receive it and by when; and who may lead it. */
export const departments = query(routes['GET /api/c/:community/whistles/departments'], async (ctx, { kind }) => {
  const { due, estimated } = await reportDue(ctx, kind)
  const bodies = await bodiesOfKind(ctx.tx, ctx.communityId, 'department', departmentsMost)
  const receivers = await receiversOf(ctx)
  return {
    items: bodies.map((body) => ({
      id: body.id,
      name: body.name,
      phone: body.public_phone,
      receivers: receivers.get(body.id) ?? [],
      report_due: due.toISOString(),
      due_estimated: estimated,
    })),
    leads: await leadsOf(ctx),
  }
})

async function leadsOf(ctx: ReadContext) {
  const holders = (await holdersOf(ctx.tx, ctx.communityId, { kind: leading }, ctx.now)).slice(0, leadsMost)
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    holders.map((holder) => holder.person_id),
  )
  const seen = new Set<string>()
  return holders.flatMap((holder) => {
    if (seen.has(holder.post_id)) return []
    seen.add(holder.post_id)
    return [{ post_id: holder.post_id, title: holder.title, name: names.get(holder.person_id)?.name ?? '' }]
  })
}
