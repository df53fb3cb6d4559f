import type { Questionnaire } from './store.ts'

/** Nobody is reminded again within three days: who doesn't want to answer isn't pestered. */
export const pauseMs = 3 * 86_400_000

/** Whether the last reminder, or the opening, is long enough ago. */
export function mayRemind({ reminded_at, opened_at }: Questionnaire, now: Date): boolean {
  const last = reminded_at ?? opened_at
  return last === null || now.getTime() - last.getTime() >= pauseMs
}
