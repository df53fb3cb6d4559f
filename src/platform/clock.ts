/** The only source of time. Tests and the demo run on a clock they set. */
export type Clock = { now(): Date }

export const systemClock: Clock = steadyClock(() => Date.now())

/** A step back up to here is a clock being adjusted; a larger one mends a clock that was wrong. */
const adjustedMost = 60_000

/**
 * A clock that follows the computer's, but stands still while that catches up after a small step back: what happens later never bears
 * an earlier time. A large step back is followed (docs/decisions/008-a-clock-that-is-set-back.md).
 */
export function steadyClock(wall: () => number): Clock {
  let latest = Number.NEGATIVE_INFINITY
  return {
    now: () => {
      const instant = wall()
      if (instant > latest || latest - instant > adjustedMost) latest = instant
      return new Date(latest)
    },
  }
}

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
