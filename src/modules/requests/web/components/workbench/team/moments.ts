import { addDays, instantOf, localTime, weekday } from '../../../../../../shared/civil-date.ts'

export type Moment = 'afternoon' | 'tomorrow' | 'monday'

/** The usual moments from now on in the community's zone: 14:00 today while it lies ahead, tomorrow morning, Monday morning. ISO. */
export function usualMoments(nowMs: number, zone: string): { moment: Moment; at: string }[] {
  const { date, time } = localTime(new Date(nowMs), zone)
  const tomorrow = addDays(date, 1)
  const monday = addDays(date, 8 - weekday(date))
  const at = (day: string, clock: string) => instantOf(day as typeof date, clock, zone).toISOString()
  return [
    ...(time < '14:00' ? [{ moment: 'afternoon' as const, at: at(date, '14:00') }] : []),
    { moment: 'tomorrow', at: at(tomorrow, '09:00') },
    ...(monday === tomorrow ? [] : [{ moment: 'monday' as const, at: at(monday, '09:00') }]),
  ]
}

/** An instant as a field of date and time shows it, in the community's zone. */
export function fieldText(at: string, zone: string): string {
  const { date, time } = localTime(new Date(at), zone)
  return `${date}T${time}`
}

/** What a field of date and time says, as an instant; undefined while it says none. */
export function instantFrom(local: string, zone: string): string | undefined {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(local) ?? []
  return date && time ? instantOf(date as Parameters<typeof instantOf>[0], time, zone).toISOString() : undefined
}
