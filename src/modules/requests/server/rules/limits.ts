import { dueWithPauses, type Limit, type Pause, type WorkingCalendar } from '../../../../engines/calendar/index.ts'

/** The limits of a catalogue item: first contact and solution, in working time (GB/T 30428; 北京市接诉即办工作条例 13, 15). */
export type ItemLimits = {
  contact_amount: number
  contact_unit: 'working_hours' | 'working_days'
  resolve_amount: number
  resolve_unit: 'working_hours' | 'working_days'
}

export type Due = { contact_due: Date; resolve_due: Date; due_estimated: boolean }

/**
 * When the limits of an item end. Contact runs from filing; the solution from `resolveFrom` (filing, or the last reopening). Pauses
 * don't count. `due_estimated`: a holiday notice that decides one of them isn't published yet.
 */
export function limitFrom(
  item: ItemLimits,
  filedAt: Date,
  calendar: WorkingCalendar,
  later: { resolveFrom?: Date; pauses?: readonly Pause[]; now?: Date } = {},
): Due {
  const { resolveFrom = filedAt, pauses = [], now = filedAt } = later
  const contact = dueWithPauses(filedAt, contactLimit(item), pauses, now, calendar)
  const resolve = dueWithPauses(resolveFrom, resolveLimit(item), pauses, now, calendar)
  return {
    contact_due: contact.due,
    resolve_due: resolve.due,
    due_estimated: contact.estimated || resolve.estimated,
  }
}

/** How much longer a matter may take at most, in the unit of its item's limit: a share of that limit, the begun one whole. */
export function extensionMost(resolveAmount: number, percent: number): number {
  return Math.ceil((resolveAmount * percent) / 100)
}

function contactLimit(item: ItemLimits): Limit {
  return { unit: item.contact_unit, amount: item.contact_amount }
}

function resolveLimit(item: ItemLimits): Limit {
  return { unit: item.resolve_unit, amount: item.resolve_amount }
}
