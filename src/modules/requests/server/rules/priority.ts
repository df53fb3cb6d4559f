/** How urgent an open request is, by a formula anybody can follow: what its item says, and points for what came to it since. Pure. */

/** Points for each: another request of the kind nearby, a day open, another person who asks, somebody in special care among them. */
export type PriorityWeights = { frequency: number; age: number; people: number; care: number }

export const usualWeights: PriorityWeights = { frequency: 1, age: 2, people: 5, care: 15 }

/** What a request is weighed by. */
export type Weighed = {
  /** Priority of its item, 1 at once … 4 can wait. */
  item: number
  /** Further requests of the same item in the same compound within the last `frequencyDays`. */
  frequency: number
  /** Whole days since it was filed. */
  age: number
  /** People who ask besides the first. */
  people: number
  /** Somebody who asks is in a situation of special care. */
  care: boolean
}

export const priorityParts = ['item', 'frequency', 'age', 'people', 'care'] as const
export type PriorityPart = { part: (typeof priorityParts)[number]; count: number; points: number }

export const frequencyDays = 30
/** No part alone lifts a matter by more than one step. */
const partMost = 25
/** What an item brings by itself, and from how many points on a matter is of that priority: the same figures, so nothing sinks. */
const pointsOf: Record<number, number> = { 1: 100, 2: 50, 3: 25, 4: 0 }

/**
 * The parts with their points, and the priority their sum gives. Points lift to 2 at most: what can't wait (1) is said by the item or by
 * somebody, never reckoned.
 */
export function weigh(
  matter: Weighed,
  weights: PriorityWeights,
): { priority: number; points: number; parts: PriorityPart[] } {
  const part = (name: 'frequency' | 'age' | 'people', count: number): PriorityPart => ({
    part: name,
    count,
    points: Math.min(partMost, Math.max(0, count) * weights[name]),
  })
  const parts: PriorityPart[] = [
    { part: 'item', count: matter.item, points: pointsOf[matter.item] ?? 0 },
    part('frequency', matter.frequency),
    part('age', matter.age),
    part('people', matter.people),
    { part: 'care', count: matter.care ? 1 : 0, points: matter.care ? Math.min(partMost, weights.care) : 0 },
  ]
  const points = parts.reduce((sum, one) => sum + one.points, 0)
  return { priority: matter.item === 1 ? 1 : priorityFrom(points), points, parts }
}

/** From 50 points on 2, from 25 on 3, else 4. */
export function priorityFrom(points: number): number {
  if (points >= 50) return 2
  return points >= 25 ? 3 : 4
}
