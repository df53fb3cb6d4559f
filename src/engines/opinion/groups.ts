import { randomOf } from '../../shared/random.ts'
import type { Places } from './axes.ts'

/** Which group each participant belongs to, from 0; and how well apart the groups lie: the mean silhouette, -1 to 1. */
export type Grouping = { readonly of: Uint8Array; readonly count: number; readonly apart: number }

const groupsMost = 5
const tries = 5
const roundsMost = 60
const seed = 21
/**
 * Groups that lie less apart than this aren't told: up to 0.5 a mean silhouette is "weak and could be artificial" (Kaufman, Rousseeuw: Finding Groups in
 * Data, 1990, table 4 of chapter 2). k-means finds groups in anything:
 * answers drawn without any come to 0.33 to 0.43 in a plane, of twenty people one time in twenty above 0.5; two or three camps of whom one answer in ten is
 * astray come to 0.6 and more.
 */
const apartLeast = 0.5
/** So many participants are enough to tell how well groups lie apart. */
const sampleMost = 1_000

const alone = (participants: number): Grouping => ({ of: new Uint8Array(participants), count: 1, apart: 0 })

/**
 * Two to five groups of whoever answered alike: k-means for each number, the one whose silhouette is largest. No group is smaller than `least`: where one
 * would be, its people go to the next nearest. One group where people don't differ, are too few for two, or groups would lie too near.
 */
export function groupsOf(places: Places, least: number): Grouping {
  const participants = places.length / 2
  let best = alone(participants)
  if (participants < 2 * least || !differ(places)) return best
  for (let wanted = 2; wanted <= groupsMost; wanted += 1) {
    const found = withoutSmall(places, kMeans(places, wanted), least)
    if (found.length < 2) continue
    const of = nearestOf(places, found)
    const apart = silhouette(places, of, found.length)
    if (best.count === 1 || apart > best.apart + 1e-9) best = { of, count: found.length, apart }
  }
  return best.apart > apartLeast ? bySize(best) : alone(participants)
}

const differ = (places: Places) => places.some((one, at) => Math.abs(one - (places[at % 2] as number)) > 1e-9)

type Centre = readonly [x: number, y: number]

const squared = (places: Places, at: number, [x, y]: Centre) =>
  ((places[at * 2] as number) - x) ** 2 + ((places[at * 2 + 1] as number) - y) ** 2

/** The best of several beginnings (k-means++: each further centre is far from those before, by lot). */
function kMeans(places: Places, wanted: number): Centre[] {
  const random = randomOf(seed + wanted)
  let best: { centres: Centre[]; off: number } | undefined
  for (let one = 0; one < tries; one += 1) {
    const centres = settled(places, beginning(places, wanted, random))
    const of = nearestOf(places, centres)
    const off = of.reduce((sum, group, at) => sum + squared(places, at, centres[group] as Centre), 0)
    if (!best || off < best.off - 1e-9) best = { centres, off }
  }
  return best?.centres ?? []
}

function beginning(places: Places, wanted: number, random: () => number): Centre[] {
  const participants = places.length / 2
  const at = (index: number): Centre => [places[index * 2] as number, places[index * 2 + 1] as number]
  const centres = [at(Math.floor(random() * participants))]
  const far = new Float64Array(participants).fill(Number.POSITIVE_INFINITY)
  while (centres.length < wanted) {
    let sum = 0
    for (let one = 0; one < participants; one += 1) {
      far[one] = Math.min(far[one] as number, squared(places, one, centres.at(-1) as Centre))
      sum += far[one] as number
    }
    let drawn = random() * sum
    let chosen = 0
    while (chosen < participants - 1 && drawn >= (far[chosen] as number)) {
      drawn -= far[chosen] as number
      chosen += 1
    }
    centres.push(at(chosen))
  }
  return centres
}

/** Centres moved to the middle of whoever is nearest, until nobody changes sides. */
function settled(places: Places, from: readonly Centre[]): Centre[] {
  let centres = [...from]
  let before = nearestOf(places, centres)
  for (let round = 0; round < roundsMost; round += 1) {
    centres = middles(places, before, centres)
    const now = nearestOf(places, centres)
    if (now.every((group, at) => group === before[at])) break
    before = now
  }
  return centres
}

function middles(places: Places, of: Uint8Array, centres: readonly Centre[]): Centre[] {
  const sums = centres.map(() => ({ x: 0, y: 0, count: 0 }))
  for (const [at, group] of of.entries()) {
    const sum = sums[group] as (typeof sums)[number]
    sum.x += places[at * 2] as number
    sum.y += places[at * 2 + 1] as number
    sum.count += 1
  }
  return sums.map(({ x, y, count }, group) => (count > 0 ? [x / count, y / count] : (centres[group] as Centre)))
}

function nearestOf(places: Places, centres: readonly Centre[]): Uint8Array {
  const of = new Uint8Array(places.length / 2)
  for (let at = 0; at < of.length; at += 1) {
    let least = Number.POSITIVE_INFINITY
    for (const [group, centre] of centres.entries()) {
      const off = squared(places, at, centre)
      if (off < least) [least, of[at]] = [off, group]
    }
  }
  return of
}

/** The centres left when, one after the other, the smallest group below `least` is given up. */
function withoutSmall(places: Places, from: readonly Centre[], least: number): Centre[] {
  let centres = [...from]
  for (;;) {
    const sizes = sizesOf(nearestOf(places, centres), centres.length)
    const smallest = sizes.indexOf(Math.min(...sizes))
    if (centres.length < 2 || (sizes[smallest] as number) >= least) return centres
    centres = centres.filter((_, group) => group !== smallest)
  }
}

function sizesOf(of: Uint8Array, count: number): number[] {
  const sizes = Array.from({ length: count }, () => 0)
  for (const group of of) sizes[group] = (sizes[group] as number) + 1
  return sizes
}

/**
 * How much nearer people are to their own group than to the next, as a mean: exact up to a thousand, else of every n-th of them (Rousseeuw 1987).
 */
function silhouette(places: Places, of: Uint8Array, count: number): number {
  const step = Math.ceil(of.length / sampleMost)
  const sample = Array.from({ length: Math.ceil(of.length / step) }, (_, at) => at * step)
  const sizes = Array.from({ length: count }, () => 0)
  for (const one of sample) sizes[of[one] as number] = (sizes[of[one] as number] as number) + 1
  let sum = 0
  for (const one of sample) {
    const centre: Centre = [places[one * 2] as number, places[one * 2 + 1] as number]
    const off = sizes.map(() => 0)
    for (const other of sample) {
      const group = of[other] as number
      off[group] = (off[group] as number) + Math.sqrt(squared(places, other, centre))
    }
    sum += ofOne(off, sizes, of[one] as number)
  }
  return sum / sample.length
}

function ofOne(off: readonly number[], sizes: readonly number[], own: number): number {
  const others = (sizes[own] as number) - 1
  if (others < 1) return 0
  const near = (off[own] as number) / others
  const next = Math.min(
    ...off.flatMap((sum, group) =>
      group !== own && (sizes[group] as number) > 0 ? [sum / (sizes[group] as number)] : [],
    ),
  )
  const most = Math.max(near, next)
  return most > 0 && Number.isFinite(next) ? (next - near) / most : 0
}

/** The largest first. */
function bySize({ of, count, apart }: Grouping): Grouping {
  const sizes = sizesOf(of, count)
  const order = [...sizes.keys()].sort((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b)
  const rank = order.map((_, group) => order.indexOf(group))
  return { of: of.map((group) => rank[group] as number), count, apart }
}
