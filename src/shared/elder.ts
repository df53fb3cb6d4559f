/** Steps of the elder version: 0 is the standard one, 1 to 3 are text of 24, 32 and 40 px. */
export const elderSteps = [0, 1, 2, 3] as const

export type ElderStep = (typeof elderSteps)[number]

/** Whether there is such a step. */
export function isElderStep(value: unknown): value is ElderStep {
  return (elderSteps as readonly unknown[]).includes(value)
}
