/** How a scored option is kept, signed and published: its code and the points, `o1:4`. Every other mark is the code alone. */

const between = ':'

export const scoreMark = (code: string, points: number) => `${code}${between}${points}`

export function readMark(mark: string): { code: string; points: number | undefined } {
  const at = mark.lastIndexOf(between)
  return at < 0 ? { code: mark, points: undefined } : { code: mark.slice(0, at), points: Number(mark.slice(at + 1)) }
}

/** Whether voters of such a ballot give points. */
export const givesPoints = (kind: string) => kind === 'score' || kind === 'satisfaction'

/** The least a voter can give: satisfaction is told from 1, points from 0. */
export const pointsLeast = (kind: string) => (kind === 'satisfaction' ? 1 : 0)

/** From so many points on somebody is satisfied: 满意 and 很满意. */
export const satisfiedFrom = 4

export type Scored = {
  /** how many gave 0, 1, 2 … points */
  counts: number[]
  voters: number
  points: number
  /** how many gave as much as satisfied people do */
  satisfied: number
}

/** What one option got, out of how often each mark was made. */
export function scoredOf(marks: Readonly<Record<string, number>>, code: string, most: number): Scored {
  const counts = Array.from({ length: most + 1 }, (_, points) => marks[scoreMark(code, points)] ?? 0)
  const sum = (of: (count: number, points: number) => number) =>
    counts.reduce((total, count, points) => total + of(count, points), 0)
  return {
    counts,
    voters: sum((count) => count),
    points: sum((count, points) => count * points),
    satisfied: sum((count, points) => (points >= satisfiedFrom ? count : 0)),
  }
}

/** `part / whole` with two decimals, the last one rounded half up, in whole numbers alone: `4.25`. */
export function ratio(part: number, whole: number): string {
  if (whole === 0) return '0.00'
  const hundredths = (BigInt(part) * 200n + BigInt(whole)) / (BigInt(whole) * 2n)
  const text = String(hundredths).padStart(3, '0')
  return `${text.slice(0, -2)}.${text.slice(-2)}`
}
