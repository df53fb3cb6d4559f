import { instantOf } from '../../../../shared/civil-date.ts'

/** What a field of date and time says in a zone, as an instant; undefined while it says none. */
export function instantFrom(local: string, zone: string): string | undefined {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(local) ?? []
  return date && time ? instantOf(date, time, zone).toISOString() : undefined
}
