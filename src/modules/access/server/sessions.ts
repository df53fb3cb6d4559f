import type { Clock } from '../../../platform/clock.ts'
import type { Language } from '../../../shared/languages.ts'

export type Signed = { accountId: string; sessionId: string; language: Language | null }

type Entry = Signed & { until: number }

/** How long a verified cookie is believed without looking again. */
const rememberMilliseconds = 30_000
/** Until then a cookie of an ended session may still carry a valid copy of itself (better-auth's cookie cache). */
export const cookieCacheSeconds = 60
const entriesMost = 20_000

/**
 * Verified session cookies, remembered for half a minute: so a request needs no query in the common case. A session that ends is
 * forgotten at once here, and within half a minute in other processes.
 */
export type SessionMemory = {
  find(cookie: string): Signed | undefined
  keep(cookie: string, signed: Signed): void
  end(sessionId: string): void
  hasEnded(sessionId: string): boolean
}

export function createSessionMemory(clock: Clock): SessionMemory {
  const entries = new Map<string, Entry>()
  const ended = new Map<string, number>()
  return {
    find(cookie) {
      const entry = entries.get(cookie)
      if (!entry) return undefined
      entries.delete(cookie)
      const left = entry.until - clock.now().getTime()
      // More than ever given: the clock was set back.
      if (left <= 0 || left > rememberMilliseconds) return undefined
      entries.set(cookie, entry) // the latest used stands last
      return { accountId: entry.accountId, sessionId: entry.sessionId, language: entry.language }
    },
    keep(cookie, signed) {
      entries.set(cookie, { ...signed, until: clock.now().getTime() + rememberMilliseconds })
      trim(entries)
    },
    end(sessionId) {
      for (const [cookie, entry] of entries) if (entry.sessionId === sessionId) entries.delete(cookie)
      ended.set(sessionId, clock.now().getTime() + cookieCacheSeconds * 1000 + rememberMilliseconds)
      trim(ended)
    },
    hasEnded(sessionId) {
      const until = ended.get(sessionId)
      if (until === undefined) return false
      if (until > clock.now().getTime()) return true
      ended.delete(sessionId)
      return false
    },
  }
}

function trim(map: Map<string, unknown>): void {
  for (const key of map.keys()) {
    if (map.size <= entriesMost) return
    map.delete(key)
  }
}
