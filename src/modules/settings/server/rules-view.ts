import type { z } from 'zod'
import { lastPublishedYear, nationalExceptions } from '../../../engines/calendar/index.ts'
import { query, type ReadContext } from '../../../platform/command/types.ts'
import { civilDateOf } from '../../../shared/civil-date.ts'
import { type rulesView as contract, routes } from '../contract.ts'
import { daysIn, heldRules } from './held.ts'

/** The rules that hold, with the days of this year and the next. */
export async function rulesView(ctx: ReadContext): Promise<z.output<typeof contract>> {
  const { settings, timeZone } = await heldRules(ctx)
  const today = civilDateOf(ctx.now, timeZone)
  const year = Number(today.slice(0, 4))
  const national = [year, year + 1].flatMap((one) => [...(nationalExceptions(one) ?? [])])
  return {
    auto_dispatch: Boolean(settings['auto_dispatch']),
    anonymous: Boolean(settings['anonymous']),
    confirm_days: Number(settings['confirm_days']),
    call_back_after_days: Number(settings['call_back_after_days']),
    tier_askers: Number(settings['tier_askers']),
    remind_hours: Number(settings['remind_hours']),
    extension_percent: Number(settings['extension_percent']),
    call_back_attempts: Number(settings['call_back_attempts']),
    neighbours_needed: Number(settings['neighbours_needed']),
    extension_times: Number(settings['extension_times']),
    topic_count: Number(settings['topic_count']),
    topic_days: Number(settings['topic_days']),
    long_days: Number(settings['long_days']),
    long_reopened: Number(settings['long_reopened']),
    priority_frequency: Number(settings['priority_frequency']),
    priority_age: Number(settings['priority_age']),
    priority_people: Number(settings['priority_people']),
    priority_care: Number(settings['priority_care']),
    smallest_figure: Number(settings['smallest_figure']),
    answer_days: Number(settings['answer_days']),
    second_step_from: (settings['second_step_from'] ?? null) as string | null,
    emergencies: (settings['emergencies'] ?? null) as z.output<typeof contract>['emergencies'],
    calendar: settings['calendar'] as z.output<typeof contract>['calendar'],
    days: daysIn(settings).filter(({ day }) => day >= `${year}-01-01`),
    national: national.map(([day, kind]) => ({ day, kind })).sort((a, b) => (a.day < b.day ? -1 : 1)),
    national_through: lastPublishedYear,
    time_zone: timeZone,
    today,
  }
}

export const rules = query(routes['GET /api/c/:community/settings/rules'], (ctx) => rulesView(ctx))
