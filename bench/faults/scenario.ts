import type { Place } from '../support/database.ts'
import type { Found } from './inspect.ts'

export type Surroundings = {
  /** A place with the demo in it, or empty before the first product was started there. */
  place: Place
  kills: number
  say(line: string): void
}

/** What came out: figures, and whether everything is as it must be; or why it couldn't be tried here. */
export type Outcome = { held: boolean; [figure: string]: unknown } | { skipped: string }

export type Scenario = (surroundings: Surroundings) => Promise<Outcome>

/** Part of the demo that is built where writers are to sign in. */
export const demoScale = 0.02

/** Whether nothing was lost, doubled or half done, and every reaction had its effect once. */
export function isSound({ lost, doubled, halves, chain, reactions }: Found): boolean {
  const { waiting, miscounted } = reactions
  return [lost, doubled, halves, waiting, miscounted].every((count) => count === 0) && chain === 'whole'
}

/** Asks again and again until the answer is yes; returns the seconds that took, undefined when it never came. */
export async function secondsUntil(happened: () => Promise<boolean>, most: number): Promise<number | undefined> {
  const started = performance.now()
  const passed = () => (performance.now() - started) / 1000
  while (passed() < most) {
    if (await happened()) return Math.round(passed() * 10) / 10
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return undefined
}
