import { choicesOf } from '../box.ts'
import { BallotFault } from '../fault.ts'
import type { ApprovalElection, Id, Outcome, Round } from '../types.ts'

/** An approval election laid out for counting. */
export type Profile = {
  readonly candidates: number
  readonly seats: number
  readonly ballots: readonly Uint16Array[]
  readonly counts: readonly number[]
  readonly total: number
  /** Ballots (their index) that approve of each candidate, and how many these are. */
  readonly backers: readonly (readonly number[])[]
  readonly votes: readonly number[]
  readonly lot: readonly number[]
  readonly rank: readonly number[]
}

/** A committee, candidates ascending. */
export type Committee = readonly number[]

/** What a rule finds: all committees that some way of breaking ties leads to where `all` was asked for, else one. */
export type Found = { readonly committees: readonly Committee[]; readonly rounds: readonly Round[] }

/** As many tied outcomes as are looked for. */
const outcomesMost = 10_000

export function profileOf(election: ApprovalElection, seats: number): Profile {
  const { alternatives, box, lot } = election
  if (seats > alternatives.length) {
    throw new BallotFault(`${seats} seats, and only ${alternatives.length} candidates`)
  }
  const ballots = Array.from(box.counts, (_, group) => choicesOf(box, group))
  const backers = alternatives.map((): number[] => [])
  for (const [index, ballot] of ballots.entries()) for (const item of ballot) backers[item]?.push(index)
  const rank = new Array<number>(alternatives.length).fill(0)
  for (const [place, candidate] of lot.entries()) rank[candidate] = place
  const counts = [...box.counts]
  const votes = backers.map((groups) => groups.reduce((sum, group) => sum + (counts[group] as number), 0))
  return { candidates: alternatives.length, seats, ballots, counts, total: box.total, backers, votes, lot, rank }
}

/** The candidate among level ones that the lot puts first. */
export function firstByLot({ rank }: Profile, tied: readonly number[]): number {
  return tied.reduce((first, one) => ((rank[one] as number) < (rank[first] as number) ? one : first))
}

export function sorted(members: Iterable<number>): number[] {
  return [...members].sort((a, b) => a - b)
}

/** Throws where more ties lead on than can be followed. */
export function bounded<T>(outcomes: readonly T[] | ReadonlySet<T> | ReadonlyMap<unknown, T>): void {
  const size = 'size' in outcomes ? outcomes.size : outcomes.length
  if (size > outcomesMost)
    throw new BallotFault(`ties lead to more than ${outcomesMost} outcomes: ask for one, without --irresolute`)
}

/** With identifiers instead of indexes; `winners` is the first committee. */
export function outcomeOf({ alternatives }: ApprovalElection, { committees, rounds }: Found, all: boolean): Outcome {
  const named = committees.map((committee) => committee.map((candidate) => alternatives[candidate]?.id as Id))
  return { winners: named[0] ?? [], ...(all ? { outcomes: named } : {}), rounds }
}
