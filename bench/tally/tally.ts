import { type Election, tally } from '../../src/engines/ballot/index.ts'
import type { BenchOptions } from '../support/options.ts'
import { type Measured, rounded } from '../support/result.ts'
import { budgetElection, rankedElection } from './elections.ts'

/** Seconds that counting may take. */
const lines = { shares: 3, shares_large: 120, stv: 2 }
const seats = 5

/**
 * How long counting takes, once ballots are read: equal shares with Add1 on 100 projects and as many ballots as Wieliczka had, on 200 projects and
 * a million ballots (and on a tenth of them: how it grows), and ranked ballots by Scottish rules and Meek’s. `ours` is the part of its
 * line that the slowest took: at most 1.
 */
export async function measureTally(_place: unknown, { runs, tiny }: BenchOptions): Promise<Measured> {
  const few = tiny ? 200 : 6_586
  const many = tiny ? 2_000 : 1_000_000
  const ranked = rankedElection(tiny ? 500 : 100_000, 30, seats)
  const shares = best(runs, budgetElection(few, 100), 'equalshares/add1')
  const tenth = best(1, budgetElection(many / 10, 200), 'equalshares/add1')
  const large = best(1, budgetElection(many, 200), 'equalshares/add1')
  const [scottish, meek] = ['scottish', 'meek'].map((rule) => best(runs, ranked, rule)) as [Timed, Timed]
  const parts = [
    shares.seconds / lines.shares,
    large.seconds / lines.shares_large,
    scottish.seconds / lines.stv,
    meek.seconds / lines.stv,
  ]
  return {
    ours: rounded(Math.max(...parts)),
    floor: 1,
    unit: 'of the line',
    p50_ms: null,
    p95_ms: null,
    sizes: {
      shares_ballots: few,
      shares_s: rounded(shares.seconds),
      shares_increments: shares.increments,
      shares_large_ballots: many,
      shares_large_s: rounded(large.seconds),
      shares_large_increments: large.increments,
      shares_tenth_s: rounded(tenth.seconds),
      shares_tenth_increments: tenth.increments,
      stv_ballots: ranked.box.total,
      scottish_s: rounded(scottish.seconds),
      meek_s: rounded(meek.seconds),
    },
  }
}

type Timed = { readonly seconds: number; readonly increments: number }

function best(runs: number, election: Election, rule: string): Timed {
  let timed: Timed = { seconds: Number.POSITIVE_INFINITY, increments: 0 }
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now()
    const { first = 0, final = 0 } = tally(election, { rule }).rounds[0]?.figures ?? {}
    const seconds = (performance.now() - begun) / 1000
    if (seconds < timed.seconds) timed = { seconds, increments: Number(final) - Number(first) }
  }
  return timed
}
