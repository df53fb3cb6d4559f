const reasonsMost = 3

/** The words a proposal rests on: the longest of those that stand in one another, no more than a glance takes in. */
export function reasonsOf(matched: readonly string[]): string[] {
  const whole = matched.filter((word) => !matched.some((other) => other !== word && other.includes(word)))
  return whole.slice(0, reasonsMost)
}
