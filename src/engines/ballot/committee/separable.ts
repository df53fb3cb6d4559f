import { BallotFault } from '../fault.ts'
import { compare, type Fraction, fraction, plus, written, zero } from '../fraction.ts'
import type { Round } from '../types.ts'
import { bounded, type Committee, type Found, type Profile, sorted } from './profile.ts'

/** Approval voting: who is approved of by most. */
export function countApproval(profile: Profile, all: boolean): Found {
  return best(profile, votesIn(profile), all)
}

/** Plurality: a ballot names one, and who is named by most wins. Throws BallotFault for a ballot that names more. */
export function countPlurality(profile: Profile, all: boolean): Found {
  const many = profile.ballots.find((ballot) => ballot.length > 1)
  if (many) throw new BallotFault(`a ballot names ${many.length} options; by plurality it names one`)
  const found = best(profile, votesIn(profile), all)
  const ballots = String(profile.total)
  const said = ({ figures, ...round }: Round): Round => ({
    ...round,
    step: 'plurality_elected',
    figures: { ...figures, ballots },
  })
  return { ...found, rounds: found.rounds.map(said) }
}

const votesIn = ({ votes }: Profile) => votes.map((count) => fraction(count))

/** Satisfaction approval voting (Brams, Kilgour, 2014): a ballot's one point is parted among those it approves of. */
export function countSatisfaction(profile: Profile, all: boolean): Found {
  const scores = profile.backers.map((groups) =>
    groups.reduce(
      (sum, group) => plus(sum, fraction(profile.counts[group] as number, profile.ballots[group]?.length ?? 1)),
      zero,
    ),
  )
  return best(profile, scores, all)
}

function best(profile: Profile, scores: readonly Fraction[], all: boolean): Found {
  const order = profile.lot.toSorted((a, b) => compare(scores[b] as Fraction, scores[a] as Fraction))
  const sets = topSets(order, scores, profile.seats)
  const tied = sets.tied
  const chosen = sets.sure.concat(tied.slice(0, sets.open))
  const rounds: Round[] = chosen.map((candidate) => ({
    step: 'approval_elected',
    ids: [candidate],
    figures: { score: written(scores[candidate] as Fraction) },
    ...(tied.length > sets.open && tied.includes(candidate)
      ? { tie: { tied: sorted(tied), chosen: [candidate], by: 'lot' as const } }
      : {}),
  }))
  const committees = all
    ? combinations(sorted(tied), sets.open).map((some) => sorted([...sets.sure, ...some]))
    : [sorted(chosen)]
  return { committees, rounds }
}

/** Who is in whatever the lot says, and who is level for the `open` seats that are left. */
export function topSets(order: readonly number[], scores: readonly Fraction[], seats: number) {
  const last = scores[order[seats - 1] as number]
  if (!last) return { sure: [], tied: [], open: 0 }
  const sure = order.filter((candidate) => compare(scores[candidate] as Fraction, last) > 0)
  const tied = order.filter((candidate) => compare(scores[candidate] as Fraction, last) === 0)
  return { sure, tied, open: seats - sure.length }
}

/** All ways to take `size` of some, in order. */
export function combinations(from: readonly number[], size: number): Committee[] {
  const found: number[][] = []
  const taken: number[] = []
  const take = (at: number) => {
    if (taken.length === size) {
      found.push([...taken])
      bounded(found)
      return
    }
    for (let next = at; next <= from.length - (size - taken.length); next += 1) {
      taken.push(from[next] as number)
      take(next + 1)
      taken.pop()
    }
  }
  take(0)
  return found
}
