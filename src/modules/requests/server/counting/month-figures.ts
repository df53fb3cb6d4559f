import { isFew, tellsFew } from '../../../../platform/small-figures.ts'
import type { RatesRow, RateView } from '../views/types.ts'
import type { Measure } from './measures.ts'

const rateParts = {
  response: { numerator: 'contacted_in_time', denominator: 'to_contact' },
  resolution: { numerator: 'judged_solved', denominator: 'judged' },
  satisfaction: { numerator: 'graded_satisfied', denominator: 'graded' },
} as const satisfies Record<RateView['rate'], { numerator: Measure; denominator: Measure }>

/** Of what the workers behind it are asked for: the denominator of each rate, and what was finished. */
export const worked = {
  response: 'to_contact',
  resolution: 'judged',
  satisfaction: 'graded',
  finished: 'finished',
} as const satisfies Record<string, Measure>
export type Worked = keyof typeof worked

const rateNames = ['response', 'resolution', 'satisfaction'] as const
/** Below this many workers a figure would stand for one person (design.md 9). */
const workersLeast = 2

export type Counts = (measure: Measure) => number
export type Cell = (typeof cells)[number]
const cells = [...rateNames, 'filed', 'withdrawn', 'finished', 'answered', 'unconfirmed'] as const
/** Where nothing of a month may be shown. */
export const everyCell: ReadonlySet<Cell> = new Set(cells)

/**
 * What a month doesn't show of these counts to whoever may not see the persons (rule: platform/small-figures.ts). Withdrawn and contacted
 * are parts of what was filed; answered, unconfirmed and judged of what was finished, the last two without anything in common, so that
 * neither may tell the other one; graded of judged. Rates are of the community's work, not of persons: they hang on how many they are
 * of, not on how few were late or unsatisfied, else they would be told only where they are bad.
 */
export function tooFew(of: Counts, least: number): Set<Cell> {
  const finished = of('finished')
  const few = isFew(finished, least)
  const unconfirmed = few || tellsFew(of('unconfirmed'), finished, least)
  const rate = (name: RateView['rate']) => isFew(of(rateParts[name].denominator), least)
  const byClosing = (name: 'resolution' | 'satisfaction') =>
    few || rate(name) || (unconfirmed && isFew(finished - of(rateParts[name].denominator), least))
  const withheld: Record<Cell, boolean> = {
    filed: isFew(of('filed'), least),
    withdrawn: tellsFew(of('withdrawn'), of('filed'), least),
    response: rate('response'),
    finished: few,
    answered: few || tellsFew(of('answered'), finished, least),
    unconfirmed,
    resolution: byClosing('resolution'),
    satisfaction: byClosing('satisfaction'),
  }
  return new Set(cells.filter((cell) => withheld[cell]))
}

/** A month as it is shown: without what `withheld` names, nor what stands for one worker. */
export function monthRow(
  month: string,
  of: Counts,
  workers: Partial<Record<Worked, number>>,
  withheld: ReadonlySet<Cell>,
): RatesRow {
  const behind = (name: Worked) => workers[name] ?? 0
  const single = of('finished') > 0 && behind('finished') < workersLeast
  const byResidents = (cell: 'filed' | 'withdrawn') => (withheld.has(cell) ? null : of(cell))
  const byWorkers = (cell: 'finished' | 'answered' | 'unconfirmed') => (single || withheld.has(cell) ? null : of(cell))
  return {
    month,
    rates: rateNames.map((rate) => {
      const { numerator, denominator } = rateParts[rate]
      return rateView(rate, of(numerator), of(denominator), behind(rate), withheld.has(rate))
    }),
    filed: byResidents('filed'),
    finished: byWorkers('finished'),
    answered: byWorkers('answered'),
    unconfirmed: byWorkers('unconfirmed'),
    withdrawn: byResidents('withdrawn'),
  }
}

/** A rate with what it is made of; withheld where nothing is counted, where one worker stands behind it, or where it tells of too few. */
export function rateView(
  rate: RateView['rate'],
  numerator: number,
  denominator: number,
  workers: number,
  few = false,
): RateView {
  const none = { rate, numerator: null, denominator: null, value: null }
  if (denominator === 0 && few) return { ...none, withheld: 'too_few' }
  if (denominator === 0) return { rate, numerator: 0, denominator: 0, value: null, withheld: 'nothing_to_count' }
  if (workers < workersLeast) return { ...none, withheld: 'single_worker' }
  if (few) return { ...none, withheld: 'too_few' }
  return { rate, numerator, denominator, value: numerator / denominator, withheld: null }
}
