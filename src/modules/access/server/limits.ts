import type { Clock } from '../../../platform/clock.ts'

/** At most `most` times in `seconds` for one key (a telephone number, an address). */
export type Limit = { most: number; seconds: number }

const keysMost = 50_000

/**
 * Counts tries in this process. `seconds` of a refused try says how long to wait. A try that is refused isn't counted.
 */
export type Limiter = { take(key: string, limits: readonly Limit[]): { ok: true } | { ok: false; seconds: number } }

export function createLimiter(clock: Clock): Limiter {
  const tries = new Map<string, number[]>()
  return {
    take(key, limits) {
      const now = clock.now().getTime()
      const longest = Math.max(...limits.map((limit) => limit.seconds)) * 1000
      const past = (tries.get(key) ?? []).filter((at) => at > now - longest)
      const waits = limits.map((limit) => waitOf(past, limit, now)).filter((wait) => wait > 0)
      tries.delete(key)
      tries.set(key, waits.length > 0 ? past : [...past, now])
      if (tries.size > keysMost) tries.delete(tries.keys().next().value ?? '')
      return waits.length > 0 ? { ok: false, seconds: Math.ceil(Math.max(...waits) / 1000) } : { ok: true }
    },
  }
}

/** Milliseconds until the limit lets one more pass; 0 when it does now. */
function waitOf(past: readonly number[], limit: Limit, now: number): number {
  const within = past.filter((at) => at > now - limit.seconds * 1000)
  const first = within[within.length - limit.most]
  return first === undefined ? 0 : first + limit.seconds * 1000 - now
}
