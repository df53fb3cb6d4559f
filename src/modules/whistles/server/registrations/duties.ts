import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { placeOf } from '../place.ts'
import {
  type DutyRow,
  findRegistration,
  findTaking,
  isOver,
  lockDuty,
  ownRegistration,
  type TakingRow,
  today,
} from './store.ts'
import { dutyDetail, ownDutyView } from './views.ts'

/** Puts a duty on the list. Refusals: see the route. */
export const addDuty = command(routes['POST /api/c/:community/duties'], {
  async handle(ctx, { title, description, area_id, place_detail, until_day, needed }) {
    const place = await placeOf(ctx, area_id)
    if (until_day < (await today(ctx))) refuse('whistles.day_past', {}, [{ path: 'until_day', code: 'invalid' }])
    const id = ctx.newId()
    const values = { title, description, area_id: place.area_id, place_detail, until_day, needed }
    await ctx.tx
      .insertInto('whistles.duties')
      .values({ community_id: ctx.communityId, id, ...values, made_at: ctx.now, made_by_person: ctx.actor.personId })
      .execute()
    ctx.audit('duty', id, values)
    ctx.emit('whistles.duty_added', { duty_id: id })
    return { id }
  },
  view: (ctx, { id }) => dutyDetail(ctx, id),
})

/** Takes a duty off the list; who took it can still report. Refusals: see the route. */
export const closeDuty = command(routes['POST /api/c/:community/duties/:id/close'], {
  async handle(ctx, { id, reason }) {
    const duty = await lockDuty(ctx, id)
    if (duty.closed_at !== null) refuse('whistles.duty_over')
    await ctx.tx
      .updateTable('whistles.duties')
      .set({ closed_at: ctx.now, close_reason: reason })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('duty', id, { closed: true, reason })
    return { id }
  },
  view: (ctx, { id }) => dutyDetail(ctx, id),
})

/** With so many people. Refusals: `whistles.duty_over`, `whistles.taken_already`, `whistles.duty_full`. The duty is locked. */
export async function take(ctx: WriteContext, duty: DutyRow, registrationId: string, places: number): Promise<void> {
  if (isOver(duty, await today(ctx))) refuse('whistles.duty_over')
  const before = await findTaking(ctx, duty.id, registrationId)
  if (before && before.given_up_at === null) refuse('whistles.taken_already')
  if (duty.taken + places > duty.needed) refuse('whistles.duty_full')
  const keys = { community_id: ctx.communityId, duty_id: duty.id, registration_id: registrationId }
  const set = { taken_at: ctx.now, given_up_at: null, places }
  await ctx.tx
    .insertInto('whistles.takings')
    .values({ ...keys, ...set })
    .onConflict((conflict) => conflict.columns(['community_id', 'duty_id', 'registration_id']).doUpdateSet(set))
    .execute()
  ctx.audit('duty', duty.id, { taken_by: registrationId, places })
  ctx.emit('whistles.duty_taken', { duty_id: duty.id, registration_id: registrationId })
}

export const takeDuty = command(routes['POST /api/c/:community/my/duties/:id/take'], {
  async handle(ctx, { id }) {
    const duty = await lockDuty(ctx, id)
    await take(ctx, duty, (await ownRegistration(ctx)).id, 1)
    return { id }
  },
  view: (ctx, { id }) => ownDutyView(ctx, id),
})

export const takeDutyFor = command(routes['POST /api/c/:community/duties/:id/take-for'], {
  async handle(ctx, { id, registration_id, places }) {
    const duty = await lockDuty(ctx, id)
    const registration = await findRegistration(ctx, registration_id)
    if (!registration || registration.left_at)
      refuse('whistles.registration_unknown', {}, [{ path: 'registration_id', code: 'invalid' }])
    await take(ctx, duty, registration_id, registration.kind === 'organisation' ? places : 1)
    return { id }
  },
  view: (ctx, { id }) => dutyDetail(ctx, id),
})

/** A duty somebody has taken and not given up. Refusal: `whistles.not_taken`. */
async function taken(ctx: WriteContext, dutyId: string, registrationId: string): Promise<TakingRow> {
  const taking = await findTaking(ctx, dutyId, registrationId)
  return taking && taking.given_up_at === null ? taking : refuse('whistles.not_taken')
}

async function change(ctx: WriteContext, taking: TakingRow, set: Record<string, unknown>): Promise<void> {
  await ctx.tx
    .updateTable('whistles.takings')
    .set(set)
    .where('community_id', '=', ctx.communityId)
    .where('duty_id', '=', taking.duty_id)
    .where('registration_id', '=', taking.registration_id)
    .execute()
}

/** The duty is locked. Refusals: `whistles.not_taken`, `whistles.reported_already`. */
export async function giveUp(ctx: WriteContext, id: string, registrationId: string): Promise<void> {
  const taking = await taken(ctx, id, registrationId)
  if (taking.reported_at !== null) refuse('whistles.reported_already')
  await change(ctx, taking, { given_up_at: ctx.now })
  ctx.audit('duty', id, { given_up_by: taking.registration_id })
}

export const giveUpDuty = command(routes['POST /api/c/:community/my/duties/:id/give-up'], {
  async handle(ctx, { id }) {
    await lockDuty(ctx, id)
    await giveUp(ctx, id, (await ownRegistration(ctx)).id)
    return { id }
  },
  view: (ctx, { id }) => ownDutyView(ctx, id),
})

type Report = { text: string; people: number }

/** What was done; until the community has confirmed it, it may be said anew. The duty is locked. Refusals: `not_taken`, `confirmed_already`. */
export async function report(
  ctx: WriteContext,
  id: string,
  registrationId: string,
  { text, people }: Report,
): Promise<void> {
  const taking = await taken(ctx, id, registrationId)
  if (taking.confirmed_at !== null) refuse('whistles.confirmed_already')
  await change(ctx, taking, { reported_at: ctx.now, report_text: text, people })
  ctx.audit('duty', id, { reported_by: registrationId, text, people })
  ctx.emit('whistles.duty_reported', { duty_id: id, registration_id: registrationId })
}

export const reportDuty = command(routes['POST /api/c/:community/my/duties/:id/report'], {
  async handle(ctx, { id, text, people }) {
    await lockDuty(ctx, id)
    await report(ctx, id, (await ownRegistration(ctx)).id, { text, people })
    return { id }
  },
  view: (ctx, { id }) => ownDutyView(ctx, id),
})

export const reportDutyFor = command(routes['POST /api/c/:community/duties/:id/report-for'], {
  async handle(ctx, { id, registration_id, text, people }) {
    await lockDuty(ctx, id)
    await report(ctx, id, registration_id, { text, people })
    return { id }
  },
  view: (ctx, { id }) => dutyDetail(ctx, id),
})

/** The community saw that it was done. Refusals: see the route. */
export const confirmDuty = command(routes['POST /api/c/:community/duties/:id/confirm'], {
  async handle(ctx, { id, registration_id }) {
    await lockDuty(ctx, id)
    const taking = await taken(ctx, id, registration_id)
    if (taking.reported_at === null) refuse('whistles.not_reported_yet')
    if (taking.confirmed_at !== null) refuse('whistles.confirmed_already')
    await change(ctx, taking, { confirmed_at: ctx.now, confirmed_by_person: ctx.actor.personId })
    ctx.audit('duty', id, { confirmed: registration_id })
    return { id }
  },
  view: (ctx, { id }) => dutyDetail(ctx, id),
})
