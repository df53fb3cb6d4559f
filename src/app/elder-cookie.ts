import { type ElderStep, isElderStep } from '../shared/elder.ts'

/** The step of the elder version this browser was set to; undefined where nobody chose yet. */
export function elderOfCookie(cookie = ''): ElderStep | undefined {
  const step = Number(/(?:^|;\s*)linli_elder=(\d)(?:;|$)/.exec(cookie)?.[1])
  return isElderStep(step) ? step : undefined
}

/** What keeps the step in the browser for a year; the switch of the pages writes the same. */
export function setElderCookie(step: ElderStep): string {
  return `linli_elder=${step}; Path=/; Max-Age=31536000; SameSite=Lax`
}

/** The step a switch of the public pages leads to: `?elder=off`, `on`, `2`. */
export function elderOfSwitch(said: unknown): ElderStep | undefined {
  if (said === 'off') return 0
  const step = said === 'on' ? 1 : Number(said)
  return typeof said === 'string' && isElderStep(step) ? step : undefined
}
