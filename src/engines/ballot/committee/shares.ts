import { compare, decimals, type Fraction, fraction, minus, over, times, zero } from '../fraction.ts'
import type { Round } from '../types.ts'
import { fillByPhragmen } from './phragmen.ts'
import { bounded, type Committee, type Found, firstByLot, type Profile, sorted } from './profile.ts'
import { tieOf } from './proportional.ts'
import { combinations, countApproval, topSets } from './separable.ts'

/** How seats are filled that equal shares leaves open. */
export type Completion = 'none' | 'av' | 'seqphragmen' | 'increment'

type Purse = { readonly committee: Committee; readonly money: readonly Fraction[] }

/**
 * The method of equal shares for committees (Peters, Skowron, "Proportionality and the Limits of Welfarism", EC 2020): a seat costs 1, ballots
 * share the seats’ worth alike; who asks least of each backer is elected next. Completions as in abcvoting.
 */
export function countCommitteeShares(profile: Profile, completion: Completion, all: boolean): Found {
  if (completion === 'increment') return countIncremented(profile)
  const { ended, rounds } = buySeats(profile, fraction(profile.seats, Math.max(profile.total, 1)), all)
  if (completion === 'seqphragmen') {
    const begun = ended.map(({ committee, money }) => ({ committee, loads: money.map((left) => minus(zero, left)) }))
    const filled = fillByPhragmen(profile, begun, all)
    return { committees: filled.committees, rounds: [...rounds, ...filled.rounds] }
  }
  if (completion === 'none') return { committees: unique(ended.map(({ committee }) => committee)), rounds }
  const filled = ended.map(({ committee }) => fillByVotes(profile, committee, all))
  const committees = unique(filled.flatMap((one) => one.committees))
  return { committees, rounds: [...rounds, ...(filled[0]?.rounds ?? [])] }
}

/** Ballots get the worth of one seat more again and again, until all seats are filled. */
function countIncremented(profile: Profile): Found {
  const approved = profile.votes.filter((votes) => votes > 0).length
  if (approved < profile.seats) return countApproval(profile, false)
  for (let worth = profile.seats; ; worth += 1) {
    const { ended, rounds } = buySeats(profile, fraction(worth, profile.total), false)
    const committee = ended[0]?.committee ?? []
    if (committee.length < profile.seats) continue
    const first: Round = { step: 'shares_worth', figures: { seats: profile.seats, worth } }
    return { committees: [committee], rounds: [first, ...rounds] }
  }
}

function buySeats(profile: Profile, endowment: Fraction, all: boolean): { ended: Purse[]; rounds: Round[] } {
  const rounds: Round[] = []
  const ended = new Map<string, Purse>()
  let open: Purse[] = [{ committee: [], money: profile.ballots.map(() => endowment) }]
  while (open.length > 0) {
    const next = new Map<string, Purse>()
    for (const purse of open) {
      const { tied, each } =
        purse.committee.length < profile.seats ? cheapest(profile, purse) : { tied: [], each: zero }
      if (tied.length === 0) ended.set(keyOf(purse), purse)
      const chosen = all || tied.length === 0 ? tied : [firstByLot(profile, tied)]
      if (!all && chosen.length > 0) {
        rounds.push({ step: 'seat_bought', ids: chosen, figures: { each: decimals(each, 4) }, ...tieOf(tied, chosen) })
      }
      for (const candidate of chosen) {
        const after = paid(profile, purse, candidate, each)
        next.set(keyOf(after), after)
      }
      bounded(next)
    }
    bounded(ended)
    open = [...next.values()]
  }
  return { ended: [...ended.values()], rounds }
}

function keyOf({ committee, money }: Purse): string {
  return `${committee.join()};${money.map(({ top, bottom }) => `${top}/${bottom}`).join()}`
}

function paid(profile: Profile, { committee, money }: Purse, candidate: number, each: Fraction): Purse {
  const after = [...money]
  for (const group of profile.backers[candidate] as readonly number[]) {
    const left = money[group] as Fraction
    after[group] = compare(left, each) <= 0 ? zero : minus(left, each)
  }
  return { committee: sorted([...committee, candidate]), money: after }
}

function cheapest(profile: Profile, { committee, money }: Purse): { tied: number[]; each: Fraction } {
  let least: Fraction | undefined
  let tied: number[] = []
  for (const candidate of profile.backers.keys()) {
    if (committee.includes(candidate)) continue
    const each = priceOf(profile, money, candidate)
    if (!each) continue
    const order = least ? compare(each, least) : -1
    if (order < 0) tied = []
    if (order <= 0) tied.push(candidate)
    if (order < 0) least = each
  }
  return { tied, each: least ?? zero }
}

/** What each backer pays who can, the others all they have; undefined where that isn’t enough. */
function priceOf(profile: Profile, money: readonly Fraction[], candidate: number): Fraction | undefined {
  const backers = profile.backers[candidate] as readonly number[]
  const rising = backers.toSorted((a, b) => compare(money[a] as Fraction, money[b] as Fraction))
  let missing = fraction(1)
  let payers = profile.votes[candidate] as number
  for (const group of rising) {
    const each = over(missing, fraction(payers))
    if (compare(money[group] as Fraction, each) >= 0) return each
    const count = profile.counts[group] as number
    missing = minus(missing, times(fraction(count), money[group] as Fraction))
    payers -= count
  }
  return undefined
}

function fillByVotes(profile: Profile, committee: Committee, all: boolean): Found {
  const open = profile.seats - committee.length
  const scores = profile.votes.map((votes) => fraction(votes))
  const rest = profile.lot.filter((candidate) => !committee.includes(candidate))
  const order = rest.toSorted((a, b) => compare(scores[b] as Fraction, scores[a] as Fraction))
  const sets = topSets(order, scores, open)
  const taken = [...sets.sure, ...sets.tied.slice(0, sets.open)]
  const rounds = taken.map((candidate): Round => {
    const tied = sets.tied.length > sets.open && sets.tied.includes(candidate) ? sorted(sets.tied) : []
    return {
      step: 'filled_by_votes',
      ids: [candidate],
      figures: { votes: profile.votes[candidate] as number },
      ...tieOf(tied, [candidate]),
    }
  })
  const some = all ? combinations(sorted(sets.tied), sets.open) : [sets.tied.slice(0, sets.open)]
  return { committees: some.map((members) => sorted([...committee, ...sets.sure, ...members])), rounds }
}

function unique(committees: readonly Committee[]): Committee[] {
  return [...new Map(committees.map((committee) => [committee.join(), committee])).values()]
}
