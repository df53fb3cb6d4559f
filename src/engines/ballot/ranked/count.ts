import { type Box, choicesOf } from '../box.ts'
import { BallotFault } from '../fault.ts'
import type { Id, Outcome, RankedElection, Round, Tie } from '../types.ts'

/** Where a candidate stands. */
export type State = 'hopeful' | 'pending' | 'elected' | 'excluded' | 'withdrawn'

/** What a ballot is worth: `mul` by whole ballots and `cut` to the part that a surplus hands on. */
export type Arithmetic<N> = {
  readonly zero: N
  readonly one: N
  of(whole: number): N
  plus(a: N, b: N): N
  minus(a: N, b: N): N
  mul(value: N, ballots: number): N
  /** value × surplus ÷ votes, as the rule rounds it. */
  cut(value: N, surplus: N, votes: N): N
  compare(a: N, b: N): number
  written(value: N): string
}

/** Ballots of one value that lie with a candidate. */
type Parcel<N> = { readonly value: N; readonly groups: number[] }

/**
 * A count by weighted inclusive Gregory: piles of ballots, each of a value, that move on to the next candidate who goes on. Ballots of the same
 * ranking move together, and values are worked out once a parcel.
 */
export class Count<N> {
  readonly states: State[]
  readonly votes: N[]
  exhausted: N
  readonly rounds: Round[] = []
  readonly order: number[] = []
  private readonly piles: Parcel<N>[][]
  /** How far each group of ballots has been read. */
  private readonly read: Uint16Array
  private readonly box: Box
  readonly election: RankedElection
  readonly arithmetic: Arithmetic<N>
  readonly seats: number
  readonly rank: number[]

  constructor(election: RankedElection, arithmetic: Arithmetic<N>, seats: number) {
    const { alternatives, withdrawn, box, lot } = election
    this.election = election
    this.arithmetic = arithmetic
    this.seats = seats
    this.box = box
    this.states = alternatives.map((_, index) => (withdrawn[index] ? 'withdrawn' : 'hopeful'))
    if (this.those('hopeful').length < seats) throw new BallotFault(`${seats} seats, and fewer candidates`)
    this.votes = alternatives.map(() => arithmetic.zero)
    this.exhausted = arithmetic.zero
    this.piles = alternatives.map(() => [])
    this.read = new Uint16Array(box.counts.length)
    this.rank = new Array<number>(alternatives.length).fill(0)
    for (const [place, candidate] of lot.entries()) this.rank[candidate] = place
    this.hand(arithmetic.one, [...box.counts.keys()], ['hopeful'])
  }

  those(...states: State[]): number[] {
    return [...this.states.keys()].filter((candidate) => states.includes(this.states[candidate] as State))
  }

  get open(): number {
    return this.seats - this.those('elected', 'pending').length
  }

  voteOf(candidate: number): N {
    return this.votes[candidate] as N
  }

  /** By votes, the most first; level ones in the order of the ballot paper. */
  byVotes(candidates: readonly number[]): number[] {
    return candidates.toSorted((a, b) => this.arithmetic.compare(this.voteOf(b), this.voteOf(a)) || a - b)
  }

  /** All with as many votes as the one with most, or with fewest. */
  level(candidates: readonly number[], which: 'most' | 'fewest'): number[] {
    const sorted = this.byVotes(candidates)
    const end = this.voteOf((which === 'most' ? sorted[0] : sorted.at(-1)) as number)
    return candidates.filter((candidate) => this.arithmetic.compare(this.voteOf(candidate), end) === 0)
  }

  /** Of level ones, the one the lot puts first. */
  firstByLot(tied: readonly number[]): number {
    return tied.reduce((first, one) => ((this.rank[one] as number) < (this.rank[first] as number) ? one : first))
  }

  elect(candidate: number, state: 'elected' | 'pending'): void {
    this.states[candidate] = state
    this.order.push(candidate)
  }

  /** A surplus goes on: every ballot at the same part of its value. */
  handSurplus(candidate: number, surplus: N, kept: N, to: readonly State[]): void {
    const votes = this.voteOf(candidate)
    const pile = this.piles[candidate] as Parcel<N>[]
    this.piles[candidate] = []
    this.votes[candidate] = kept
    for (const { value, groups } of pile) this.hand(this.arithmetic.cut(value, surplus, votes), groups, to)
  }

  /** All ballots of excluded candidates go on at the value they have. */
  handAll(candidates: readonly number[], to: readonly State[]): void {
    const pile = candidates.flatMap((candidate) => this.piles[candidate] as Parcel<N>[])
    for (const candidate of candidates) {
      this.piles[candidate] = []
      this.votes[candidate] = this.arithmetic.zero
    }
    for (const { value, groups } of pile) this.hand(value, groups, to)
  }

  private hand(value: N, groups: readonly number[], to: readonly State[]): void {
    const { arithmetic } = this
    const takes = this.states.map((state) => to.includes(state))
    const parcels = new Map<number, { groups: number[]; ballots: number }>()
    let lost = 0
    for (const group of groups) {
      const choices = choicesOf(this.box, group)
      let at = this.read[group] as number
      while (at < choices.length && !takes[choices[at] as number]) at += 1
      this.read[group] = at
      const count = this.box.counts[group] as number
      if (at === choices.length) {
        lost += count
        continue
      }
      const candidate = choices[at] as number
      const parcel = parcels.get(candidate)
      if (parcel) {
        parcel.groups.push(group)
        parcel.ballots += count
      } else parcels.set(candidate, { groups: [group], ballots: count })
    }
    for (const [candidate, parcel] of parcels) {
      this.piles[candidate]?.push({ value, groups: parcel.groups })
      this.votes[candidate] = arithmetic.plus(this.voteOf(candidate), arithmetic.mul(value, parcel.ballots))
    }
    this.exhausted = arithmetic.plus(this.exhausted, arithmetic.mul(value, lost))
  }

  idOf(candidate: number): Id {
    return this.election.alternatives[candidate]?.id as Id
  }

  ids(candidates: readonly number[]): Id[] {
    return candidates.map((candidate) => this.idOf(candidate))
  }

  tie(tied: readonly number[], chosen: number, by: 'earlier' | 'lot'): Tie {
    return { tied: this.ids(tied), chosen: [this.idOf(chosen)], by }
  }

  /** Writes down a step and where everybody stands after it. */
  tell(step: string, candidates: readonly number[], figures: Record<string, string> = {}, tie?: Tie): void {
    const votes = Object.fromEntries(
      this.those('hopeful', 'pending', 'elected', 'excluded').map((candidate) => [
        String(this.idOf(candidate)),
        this.arithmetic.written(this.voteOf(candidate)),
      ]),
    )
    const exhausted = this.arithmetic.written(this.exhausted)
    this.rounds.push({
      step,
      ids: this.ids(candidates),
      figures: { ...figures, exhausted },
      votes,
      ...(tie ? { tie } : {}),
    })
  }

  outcome(): Outcome {
    return { winners: this.ids(this.order), rounds: this.rounds }
  }
}
