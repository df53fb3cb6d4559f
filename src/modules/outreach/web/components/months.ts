import { serverNow } from '../../../../app/web/clock.ts'

const shown = 12

/** The latest months, 'YYYY-MM', this one first. */
export function latestMonths(): string[] {
  const now = new Date(serverNow())
  return Array.from({ length: shown }, (_, ago) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, 1)).toISOString().slice(0, 7),
  )
}
