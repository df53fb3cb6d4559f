import type { exclusionReasons } from '../../contract/views.ts'

/**
 * What is counted of a request. Each measure is kept twice: by the administrative tree, whose sum is the community, and, where the place
 * is in one, by the compound tree (`requests.compound.…`).
 *
 * Response rate = contacted in time / to be contacted. Resolution = "solved" / valid call-backs. Satisfaction = "satisfied" or better /
 * valid call-backs with a grade (北京市接诉即办工作条例 23; common use). No answer and refusal leave the denominator; an answered request
 * nobody confirmed is outside it and shown apart.
 */
export const measures = [
  'filed',
  'withdrawn',
  'to_contact',
  'contacted_in_time',
  'finished',
  'answered',
  'closed',
  'unconfirmed',
  'judged',
  'judged_solved',
  'graded',
  'graded_satisfied',
  'excluded',
  'excluded_unlawful',
  'excluded_untrue',
  'excluded_settled',
  'excluded_beyond',
  'excluded_malicious',
  'excluded_double',
  'without_to_contact',
  'without_contacted_in_time',
  'without_judged',
  'without_judged_solved',
  'without_graded',
  'without_graded_satisfied',
] as const
export type Measure = (typeof measures)[number]

/** Facts of the filing and the first contact. */
export type FilingFacts = {
  state: string
  outcome: string | null
  anonymous: boolean
  contact_due: Date
  contacted_at: Date | null
  escalated: boolean
  /** It was finished at least once. */
  finished: boolean
}

/** Facts of one closing: how it ended, and the last valid judgement of it. */
export type ClosingFacts = {
  outcome: 'solved' | 'answered'
  /** The case stands closed by this closing. */
  closed: boolean
  judgement: { solved: boolean; grade: number | null } | null
}

/** Grade from which a requester is satisfied: 5 very satisfied, 4 satisfied. */
const satisfiedFrom = 4

/**
 * What a filing counts for. It is to be contacted once it is known whether it was: contacted, or the limit passed (which escalates it), or
 * ended. Who left no name can't be contacted; who withdrew before needn't be.
 */
export function filingMeasures(facts: FilingFacts): Measure[] {
  const gone = facts.outcome === 'withdrawn' || facts.outcome === 'merged'
  const known = facts.contacted_at !== null || (!gone && (facts.escalated || facts.finished))
  const toContact = known && !facts.anonymous
  return chosen({
    filed: true,
    withdrawn: facts.outcome === 'withdrawn',
    to_contact: toContact,
    contacted_in_time: toContact && facts.contacted_at !== null && facts.contacted_at <= facts.contact_due,
    closed: facts.state === 'closed' && gone,
  })
}

/** What one closing counts for. */
export function closingMeasures({ outcome, closed, judgement }: ClosingFacts): Measure[] {
  return chosen({
    finished: true,
    answered: outcome === 'answered',
    closed,
    unconfirmed: closed && judgement === null,
    judged: judgement !== null,
    judged_solved: judgement?.solved === true,
    graded: judgement !== null && judgement.grade !== null,
    graded_satisfied: judgement !== null && judgement.grade !== null && judgement.grade >= satisfiedFrom,
  })
}

function chosen(counts: Partial<Record<Measure, boolean>>): Measure[] {
  return measures.filter((measure) => counts[measure])
}

export type ExclusionReason = (typeof exclusionReasons)[number]

/** What a request left out after review counts for besides: that it is, and why. */
export function excludedMeasures(reason: ExclusionReason): Measure[] {
  return ['excluded', `excluded_${reason}`]
}

const leftOut: Partial<Record<Measure, Measure>> = {
  to_contact: 'without_to_contact',
  contacted_in_time: 'without_contacted_in_time',
  judged: 'without_judged',
  judged_solved: 'without_judged_solved',
  graded: 'without_graded',
  graded_satisfied: 'without_graded_satisfied',
}

/** What of its measures is taken off for the second figure. */
export function withoutMeasures(of: readonly Measure[]): Measure[] {
  return of.flatMap((measure) => leftOut[measure] ?? [])
}

/** The measure to be taken off this one for the second figure. */
export function leftOutOf(measure: Measure): Measure {
  return leftOut[measure] ?? measure
}

export type Tree = 'admin' | 'compound'

/** The name a measure is kept under in `platform.counters`. */
export function counterName(measure: string, tree: Tree): string {
  return tree === 'admin' ? `requests.${measure}` : `requests.compound.${measure}`
}

/** Filed by catalogue item: counted once for the community. */
export function itemMeasure(code: string): string {
  return `filed_item.${code}`
}
