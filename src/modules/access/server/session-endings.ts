import type { Platform } from '../../../platform/platform.ts'

type Listener = (sessionId: string) => void

const listeners = new WeakMap<Platform['services'], Set<Listener>>()

/** Tells this process's memory when a session was ended by a command. Other processes forget it within half a minute. */
export function onSessionEnded(platform: Platform, listener: Listener): void {
  const known = listeners.get(platform.services) ?? new Set()
  listeners.set(platform.services, known.add(listener))
}

/** Called by the reaction to `access.session_ended`, after the commit. */
export function tellSessionEnded(services: Platform['services'], sessionId: string): void {
  for (const listener of listeners.get(services) ?? []) listener(sessionId)
}
