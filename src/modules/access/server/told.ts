import type { Platform } from '../../../platform/platform.ts'

/** What reactions tell this process after the commit: a session that ended (its id), a message to be sent. */
type Told = 'session_ended' | 'message_queued'
type Listener = (id: string) => void

const listeners = new WeakMap<Platform['services'], Map<Told, Set<Listener>>>()

/** Listens to reactions run by this process. Other processes don't hear them: they look by themselves after a while. */
export function onTold(platform: Pick<Platform, 'services'>, what: Told, listener: Listener): void {
  const known = listeners.get(platform.services) ?? new Map<Told, Set<Listener>>()
  listeners.set(platform.services, known.set(what, (known.get(what) ?? new Set()).add(listener)))
}

/** Called by reactions. */
export function tell(services: Platform['services'], what: Told, id: string): void {
  for (const listener of listeners.get(services)?.get(what) ?? []) listener(id)
}
