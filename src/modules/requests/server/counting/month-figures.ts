import { isFew, tellsFew } from '../../../../platform/small-figures.ts'
import { exclusionReasons } from '../../contract/views.ts'
import type { RatesRow, RateView } from '../views/types.ts'
import { leftOutOf, type Measure } from './measures.ts'

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
  fair_response: 'to_contact',
  fair_resolution: 'judged',
  fair_satisfaction: 'graded',
} as const satisfies Record<string, Measure>
export type Worked = keyof typeof worked

/** What is taken off a figure of the second kind: what was left out of it after review. */
export function lessOf(name: Worked): Measure | null {
  return name.startsWith('fair_') ? leftOutOf(worked[name]) : null
}

const rateNames = ['response', 'resolution', 'satisfaction'] as const
/** Below this many workers a figure would stand for one person (design.md 9). */
const workersLeast = 2

export type Counts = (measure: Measure) => number
export type Cell = (typeof cells)[number]
const cells = [...rateNames, 'filed', 'withdrawn', 'finished', 'answered', 'unconfirmed', 'excluded'] as const
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
    excluded: tellsFewOf(of('excluded'), of('filed'), least) || leavesFew(of, least),
  }
  return new Set(cells.filter((cell) => withheld[cell]))
}

/** Both figures side by side tell what was left out: neither that nor what is left may be of too few. */
function leavesFew(of: Counts, least: number): boolean {
  return rateNames.some((rate) => {
    const { denominator } = rateParts[rate]
    return tellsFewOf(of(leftOutOf(denominator)), of(denominator), least)
  })
}

/** The same as `tellsFew` where anything was left out at all. */
function tellsFewOf(part: number, whole: number, least: number): boolean {
  return part > 0 && tellsFew(part, whole, least)
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
    ...leftOut(of, behind, withheld),
  }
}

/** The second figure: the same rates without what was left out after review, with how many and why. */
function leftOut(
  of: Counts,
  behind: (name: Worked) => number,
  withheld: ReadonlySet<Cell>,
): Pick<RatesRow, 'fair' | 'excluded' | 'excluded_reasons'> {
  const few = withheld.has('excluded')
  const fair = rateNames.map((rate) => {
    const { numerator, denominator } = rateParts[rate]
    const less = (measure: typeof numerator | typeof denominator) => of(measure) - of(leftOutOf(measure))
    return rateView(rate, less(numerator), less(denominator), behind(`fair_${rate}`), few || withheld.has(rate))
  })
  if (few) return { fair, excluded: null, excluded_reasons: [] }
  const reasons = exclusionReasons.filter((reason) => of(`excluded_${reason}`) > 0)
  return {
    fair,
    excluded: of('excluded'),
    excluded_reasons: reasons.map((reason) => ({ reason, count: of(`excluded_${reason}`) })),
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
