/** What a field for date and time says, as an instant; undefined while it isn't whole. China has one zone. */
export function instantOfField(local: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local)
    ? new Date(`${local.slice(0, 16)}:00+08:00`).toISOString()
    : undefined
}

/** The other way round. */
export function fieldOfInstant(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16)
}
