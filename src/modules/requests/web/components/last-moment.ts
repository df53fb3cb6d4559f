/** The last minute of a window that ends with the beginning of the next day: 11 June 23:59, not 12 June 00:00. */
export function lastMoment(end: string): string {
  return new Date(Date.parse(end) - 60_000).toISOString()
}
