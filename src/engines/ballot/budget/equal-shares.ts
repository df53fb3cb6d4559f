import { choicesOf } from '../box.ts'
import { decimals, fraction, scaled } from '../fraction.ts'
import type { BudgetElection, Id, Outcome, Round } from '../types.ts'
import { nextChange } from './ahead.ts'
import { buyProjects, type Purchase } from './buy.ts'
import { countGreedy } from './greedy.ts'
import { type Pool, poolOf } from './pool.ts'
import { Purses } from './purses.ts'

/** Money is shown with so many decimals more than its unit. */
const shownPlaces = 4

/**
 * The method of equal shares as it is used for real: cost utilities, each ballot starts with the budget's equal part in whole units of the
 * currency, and with one unit more again and again (Add1) until more than the budget would be spent: what was bought just before counts.
 */
export function countEqualShares(election: BudgetElection): Outcome {
  const pool = poolOf(election)
  const purses = new Purses(pool.groups, pool.ballots)
  const unit = 10 ** election.moneyPlaces
  const first = pool.ballots > 0 ? Math.floor(pool.budget / (pool.ballots * unit)) : 0
  let endowment = first
  let bought = buyProjects(pool, purses, endowment * unit) ?? []
  let exceeded = false
  while (bought.length < pool.priced.length) {
    const next = Math.max(endowment + 1, Math.floor(nextChange(pool, bought, endowment * unit) / unit))
    const more = buyProjects(pool, purses, next * unit)
    exceeded = more === undefined
    endowment = more ? next : next - 1
    if (!more) break
    bought = more
  }
  const winners = [...pool.free, ...bought.map(({ project }) => project)]
  const start: Round = {
    step: exceeded ? 'shares_endowment' : 'shares_endowment_all',
    figures: { ballots: pool.ballots, first, final: endowment, next: endowment + 1 },
  }
  const free = pool.free.map((project) => ({ step: 'shares_free', ids: [idOf(election, project)] }))
  return {
    winners: winners.map((project) => idOf(election, project)),
    rounds: [start, ...free, ...bought.map((purchase) => roundOf(election, pool, purchase))],
  }
}

/**
 * The same, held against the greedy outcome: a voter prefers the one in which more money goes to projects of their ballot (0 where none won).
 * Where more prefer the greedy outcome, it counts.
 */
export function countCompared(election: BudgetElection): Outcome {
  const shares = countEqualShares(election)
  const greedy = countGreedy(election, 'skip')
  const [ours, theirs] = [worthOf(election, shares.winners), worthOf(election, greedy.winners)]
  let [forShares, forGreedy] = [0, 0]
  for (let group = 0; group < election.box.counts.length; group += 1) {
    let difference = 0
    for (const item of choicesOf(election.box, group)) difference += (ours[item] as number) - (theirs[item] as number)
    const count = election.box.counts[group] as number
    if (difference > 0) forShares += count
    else if (difference < 0) forGreedy += count
  }
  const indifferent = election.box.total - forShares - forGreedy
  const figures = { shares: forShares, greedy: forGreedy, indifferent }
  const wins = forGreedy > forShares
  const verdict: Round = { step: wins ? 'compared_greedy' : 'compared_shares', figures }
  return {
    winners: wins ? greedy.winners : shares.winners,
    rounds: [...shares.rounds, verdict, ...(wins ? greedy.rounds : [])],
  }
}

function worthOf({ alternatives, costs }: BudgetElection, winners: readonly Id[]): number[] {
  const won = new Set(winners)
  return alternatives.map(({ id }, index) => (won.has(id) ? (costs[index] as number) : 0))
}

function roundOf(election: BudgetElection, pool: Pool, { project, paid, payers, poor, tied, by }: Purchase): Round {
  const unit = 10n ** BigInt(election.moneyPlaces)
  const each = fraction(paid.top, paid.bottom * unit)
  const ids = [idOf(election, project)]
  return {
    step: poor > 0 ? 'shares_bought_poor' : 'shares_bought',
    ids,
    figures: {
      cost: scaled(pool.costs[project] as number, election.moneyPlaces),
      votes: pool.votes[project] as number,
      payers,
      poor,
      each: decimals(each, election.moneyPlaces + shownPlaces),
    },
    ...(by ? { tie: { tied: tied.map((one) => idOf(election, one)), chosen: ids, by } } : {}),
  }
}

function idOf({ alternatives }: BudgetElection, project: number): Id {
  return alternatives[project]?.id as Id
}
