import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { lockArea } from '../../../territory/api.ts'
import { routes, servingKinds } from '../../contract.ts'
import { cutAt, endOf, type Period, stateOf, toPeriod } from '../period.ts'
import type { BodyRow, ServiceRow } from '../rows.ts'
import { field, openBody, zoneOf } from '../store.ts'
import { bodyView } from '../views/body.ts'

/** Enters whom a body serves, from when and until when. A compound has one property company at a time. */
export const setService = command(routes['POST /api/c/:community/bodies/:id/services'], {
  async handle(ctx, input) {
    const body = await openBody(ctx, input.id, 'set_service')
    if (!servingKinds.includes(body.kind)) refuse('bodies.service_unfit')
    const compoundId = await compoundInUse(ctx, input.compound_id ?? null)
    const period = toPeriod(input, ctx.now, await zoneOf(ctx))
    await refuseOverlap(ctx, body, compoundId, period)
    const id = ctx.newId()
    await ctx.tx
      .insertInto('bodies.services')
      .values({ community_id: ctx.communityId, id, body_id: body.id, compound_id: compoundId, ...period })
      .execute()
    ctx.audit('body', body.id, { service_id: id, compound_id: compoundId, ...period })
    ctx.emit('bodies.services_changed', { body_id: body.id })
    return { id: body.id }
  },
  view: (ctx, { id }) => bodyView(ctx, id),
})

/** Ends a service, now or with a given day. */
export const endService = command(routes['POST /api/c/:community/bodies/:id/services/:service/end'], {
  async handle(ctx, input) {
    const body = await openBody(ctx, input.id, 'set_service')
    const found = await ctx.tx
      .selectFrom('bodies.services')
      .select(['id', 'body_id', 'compound_id', 'from_at', 'until_at'])
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', input.service)
      .where('body_id', '=', body.id)
      .forUpdate()
      .executeTakeFirst()
    if (!found) return refuse('platform.not_found')
    const until_at = await endWanted(ctx, found as ServiceRow, input.until)
    await ctx.tx
      .updateTable('bodies.services')
      .set({ until_at })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', found.id)
      .execute()
    ctx.audit('body', body.id, { service_id: found.id, until_at })
    ctx.emit('bodies.services_changed', { body_id: body.id })
    return { id: body.id }
  },
  view: (ctx, { id }) => bodyView(ctx, id),
})

/**
 * When a running period is to end: now, or after a day. Only ever earlier than it would have ended.
 * Refusals: `bodies.term_ended`, `bodies.period_unfit`.
 */
export async function endWanted(ctx: WriteContext, period: Period, until: string | undefined): Promise<Date> {
  if (stateOf(period, ctx.now) === 'ended') refuse('bodies.term_ended')
  if (until === undefined) return cutAt(period, ctx.now)
  const end = endOf(until, await zoneOf(ctx))
  if (end <= period.from_at || (period.until_at && end > period.until_at))
    refuse('bodies.period_unfit', {}, [field('until')])
  return end
}

async function compoundInUse(ctx: WriteContext, id: string | null): Promise<string | null> {
  if (id === null) return null
  const area = await lockArea(ctx.tx, ctx.communityId, id)
  const stands = area && !area.retired_at && area.compound_path !== null && !area.compound_path.includes('/')
  return stands && area.compound_id === null ? id : refuse('bodies.compound_unknown', {}, [field('compound_id')])
}

/** The same body twice at one place, or two property companies. Refusal: `bodies.service_overlaps`. */
async function refuseOverlap(
  ctx: WriteContext,
  body: BodyRow,
  compoundId: string | null,
  period: Period,
): Promise<void> {
  const rivals =
    body.kind === 'property_company'
      ? sql`b.kind = 'property_company' and (s.compound_id is null or ${compoundId}::uuid is null or s.compound_id = ${compoundId}::uuid)`
      : sql`b.id = ${body.id} and s.compound_id is not distinct from ${compoundId}::uuid`
  const found = await sql<{ name: string }>`
    select b.name from bodies.services s join bodies.bodies b on b.community_id = s.community_id and b.id = s.body_id
    where s.community_id = ${ctx.communityId} and ${rivals}
      and (s.until_at is null or s.until_at > ${period.from_at} and s.until_at > s.from_at)
      and (${period.until_at}::timestamptz is null or s.from_at < ${period.until_at}) limit 1`.execute(ctx.tx)
  const rival = found.rows[0]
  if (rival) refuse('bodies.service_overlaps', { name: rival.name }, [field('from')])
}
