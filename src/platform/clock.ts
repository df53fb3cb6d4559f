/** The only source of time. Tests and the demo run on a clock they set. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

export type VirtualClock = Clock & { set(instant: Date): void; advance(milliseconds: number): void }

/** A clock that stands still until told. */
export function virtualClock(start: Date): VirtualClock {
  let current = start.getTime()
  return {
    now: () => new Date(current),
    set: (instant) => {
      current = instant.getTime()
    },
    advance: (milliseconds) => {
      current += milliseconds
    },
  }
}
