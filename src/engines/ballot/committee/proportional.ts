import { BallotFault } from '../fault.ts'
import { decimals, fraction } from '../fraction.ts'
import type { Round } from '../types.ts'
import { bounded, type Committee, type Found, firstByLot, type Profile, sorted } from './profile.ts'

/** Partial committees looked at before a count is called too large. */
const looksMost = 3_000_000

/** Scores are whole numbers of 1/unit, unit the least common multiple of 1 … seats. */
class Harmonic {
  readonly unit: bigint
  private readonly profile: Profile
  /** How many of each ballot's candidates are in. */
  private readonly inside: Int32Array
  private readonly parts: bigint[]

  constructor(profile: Profile) {
    this.profile = profile
    this.inside = new Int32Array(profile.ballots.length)
    this.unit = leastMultiple(profile.seats)
    this.parts = Array.from({ length: profile.seats + 1 }, (_, nth) => (nth === 0 ? 0n : this.unit / BigInt(nth)))
  }

  /** What a candidate adds: of each of their ballots, one divided by how many it has in then. */
  gain(candidate: number): bigint {
    const { backers, counts } = this.profile
    const at = new Array<number>(this.profile.seats + 1).fill(0)
    for (const group of backers[candidate] as readonly number[]) {
      const nth = Math.min((this.inside[group] as number) + 1, this.profile.seats)
      at[nth] = (at[nth] as number) + (counts[group] as number)
    }
    return at.reduce((sum, count, nth) => (count === 0 ? sum : sum + BigInt(count) * (this.parts[nth] as bigint)), 0n)
  }

  take(candidate: number, by: 1 | -1 = 1): void {
    for (const group of this.profile.backers[candidate] as readonly number[]) {
      this.inside[group] = (this.inside[group] as number) + by
    }
  }

  shown(score: bigint): string {
    return decimals(fraction(score, this.unit), 4)
  }
}

/**
 * Proportional approval voting (Thiele, 1895): a ballot with 1, 2, 3 … of its candidates in is worth 1, 1½, 1⅚ …; the committee worth most wins.
 * Looks through committees, leaving out what can't reach the best found so far.
 */
export function countProportional(profile: Profile, all: boolean): Found {
  const harmonic = new Harmonic(profile)
  const order = profile.lot.toSorted((a, b) => (profile.votes[b] as number) - (profile.votes[a] as number))
  const taken: number[] = []
  let best = -1n
  let found: number[][] = []
  let looks = 0
  const look = (from: number, score: bigint) => {
    looks += 1
    if (looks > looksMost) throw new BallotFault('too many committees to look through exactly: use seqpav')
    const open = profile.seats - taken.length
    if (open === 0) {
      if (score > best) found = []
      if (score >= best) found.push([...taken])
      best = score > best ? score : best
      return
    }
    if (order.length - from < open) return
    const gains = order.slice(from).map((candidate) => harmonic.gain(candidate))
    const top = gains.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)).slice(0, open)
    if (top.reduce((sum, gain) => sum + gain, score) < best) return
    const candidate = order[from] as number
    harmonic.take(candidate)
    taken.push(candidate)
    look(from + 1, score + (gains[0] as bigint))
    taken.pop()
    harmonic.take(candidate, -1)
    look(from + 1, score)
  }
  look(0, 0n)
  bounded(found)
  return chosenOf(profile, found.map(sorted), harmonic.shown(best), all)
}

/** Of level committees the lot takes the one whose first difference it puts first. */
function chosenOf(profile: Profile, committees: readonly Committee[], score: string, all: boolean): Found {
  const ranks = (committee: Committee) => sorted(committee.map((candidate) => profile.rank[candidate] as number))
  const ordered = committees.toSorted((a, b) => {
    const [left, right] = [ranks(a), ranks(b)]
    const at = left.findIndex((rank, index) => rank !== right[index])
    return at < 0 ? 0 : (left[at] as number) - (right[at] as number)
  })
  const chosen = ordered[0] ?? []
  const round: Round = {
    step: committees.length > 1 ? 'pav_best_of_level' : 'pav_best',
    ids: chosen,
    figures: { score, level: committees.length },
  }
  return { committees: all ? ordered : [chosen], rounds: [round] }
}

/** The same, seat by seat: each seat goes to who adds most. */
export function countSequentialProportional(profile: Profile, all: boolean): Found {
  const rounds: Round[] = []
  let level: Committee[] = [[]]
  for (let seat = 0; seat < profile.seats; seat += 1) {
    const next = new Map<string, Committee>()
    for (const committee of level) {
      const { tied, score } = mostGained(profile, committee)
      const chosen = all ? tied : [firstByLot(profile, tied)]
      if (!all) rounds.push({ step: 'seqpav_elected', ids: chosen, figures: { score }, ...tieOf(tied, chosen) })
      for (const candidate of chosen) {
        const grown = sorted([...committee, candidate])
        next.set(grown.join(), grown)
      }
      bounded(next)
    }
    level = [...next.values()]
  }
  return { committees: level, rounds }
}

function mostGained(profile: Profile, committee: Committee): { tied: number[]; score: string } {
  const harmonic = new Harmonic(profile)
  for (const candidate of committee) harmonic.take(candidate)
  let most = -1n
  let tied: number[] = []
  for (const candidate of profile.backers.keys()) {
    if (committee.includes(candidate)) continue
    const gain = harmonic.gain(candidate)
    if (gain > most) tied = []
    if (gain >= most) tied.push(candidate)
    most = gain > most ? gain : most
  }
  return { tied, score: harmonic.shown(most) }
}

/** Says beside a step who was level, where anybody was. */
export function tieOf(tied: readonly number[], chosen: readonly number[]): Pick<Round, 'tie'> {
  return tied.length > 1 ? { tie: { tied, chosen, by: 'lot' } } : {}
}

function leastMultiple(most: number): bigint {
  let multiple = 1n
  for (let factor = 2n; factor <= BigInt(most); factor += 1n) {
    let [a, b] = [multiple, factor]
    while (b !== 0n) [a, b] = [b, a % b]
    multiple = (multiple / a) * factor
  }
  return multiple
}
