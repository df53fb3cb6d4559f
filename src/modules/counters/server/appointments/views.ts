import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { maskPhone } from '../../../../shared/mask.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import type { appointmentForStaff, appointmentView } from '../../contract.ts'
import { erasedName, today } from '../common.ts'
import { matterNames } from '../matters/store.ts'
import { onClosedDays } from './closed-days.ts'
import { type AppointmentRow, findAppointment } from './store.ts'

type View = z.output<typeof appointmentView>
type ForStaff = z.output<typeof appointmentForStaff>

/** As whoever booked sees them. */
export async function ownViews(ctx: ReadContext, rows: readonly AppointmentRow[]): Promise<View[]> {
  const persons = await personNames(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.person_id ?? []),
  )
  const matters = await matterNames(ctx)
  const closed = await onClosedDays(ctx, rows)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    counter: { id: row.counter_id, name: row.counter_name },
    place: row.counter_place,
    starts_at: row.starts_at.toISOString(),
    day: row.day,
    name: row.person_id ? (persons.get(row.person_id)?.name ?? '') : row.name || erasedName(ctx),
    matters: row.matter_codes.flatMap((code) => {
      const matter = matters.get(code)
      return matter ? { code, name: matter.name, papers: matter.papers } : []
    }),
    note: row.note,
    state: row.state,
    moved: row.moved,
    closed: closed.has(row.id),
    can: row.state === 'booked' && row.starts_at > ctx.now ? ['move', 'cancel'] : [],
  }))
}

export async function ownView(ctx: ReadContext, id: string): Promise<View> {
  const row = (await findAppointment(ctx, id)) ?? refuse('platform.not_found')
  return (await ownViews(ctx, [row]))[0] ?? refuse('platform.not_found')
}

/** As the counter sees them: a number stands there whole on its day, so that somebody can be rung up; else masked. */
export async function staffViews(ctx: ReadContext, rows: readonly AppointmentRow[]): Promise<ForStaff[]> {
  const own = await ownViews(ctx, rows)
  const day = await today(ctx)
  return rows.flatMap((row, index) => {
    const view = own[index]
    if (!view) return []
    const phone = row.phone === '' ? null : row.day === day ? row.phone : maskPhone(row.phone)
    return { ...view, person_id: row.person_id, phone, channel: row.channel, can: canStaff(ctx, row) }
  })
}

function canStaff(ctx: ReadContext, row: AppointmentRow): string[] {
  if (row.state === 'no_show') return ['receive', 'restore']
  if (row.state !== 'booked') return []
  return row.starts_at > ctx.now ? ['receive', 'move', 'cancel'] : ['receive', 'no_show', 'move', 'cancel']
}

export async function staffView(ctx: ReadContext, id: string): Promise<ForStaff> {
  const row = (await findAppointment(ctx, id)) ?? refuse('platform.not_found')
  return (await staffViews(ctx, [row]))[0] ?? refuse('platform.not_found')
}
