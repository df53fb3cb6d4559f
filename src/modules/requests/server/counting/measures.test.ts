import { describe, expect, it } from 'vitest'
import { closingMeasures, filingMeasures, type Measure, measures } from './measures.ts'
import { type Counts, monthRow, rateView, tooFew } from './month-figures.ts'

const due = new Date('2026-03-05T09:30:00Z')
const inTime = new Date('2026-03-05T09:30:00Z')
const late = new Date('2026-03-05T09:30:01Z')
const filed = {
  state: 'assigned',
  outcome: null,
  anonymous: false,
  contact_due: due,
  contacted_at: null,
  escalated: false,
  finished: false,
}

describe('what a filing counts for', () => {
  it.each([
    ['nobody knows yet whether it is contacted in time', {}, 'filed'],
    ['contacted in time, to the instant', { contacted_at: inTime }, 'filed to_contact contacted_in_time'],
    ['contacted late', { contacted_at: late }, 'filed to_contact'],
    ['the limit passed', { escalated: true }, 'filed to_contact'],
    ['done without a word to the requester', { state: 'finished', finished: true }, 'filed to_contact'],
    ['anonymous: nobody to contact', { anonymous: true, escalated: true }, 'filed'],
    ['withdrawn before', { state: 'closed', outcome: 'withdrawn' }, 'filed withdrawn closed'],
    ['withdrawn after the limit', { state: 'closed', outcome: 'withdrawn', escalated: true }, 'filed withdrawn closed'],
    [
      'withdrawn after contact',
      { state: 'closed', outcome: 'withdrawn', contacted_at: inTime },
      'filed withdrawn to_contact contacted_in_time closed',
    ],
    ['merged', { state: 'closed', outcome: 'merged' }, 'filed closed'],
  ])('%s', (_, change, measures) => {
    expect(filingMeasures({ ...filed, ...change }).join(' ')).toBe(measures)
  })
})

describe('what a closing counts for', () => {
  const closing = { outcome: 'solved', closed: false, judgement: null } as const
  it.each([
    ['waits for a word', {}, 'finished'],
    ['answered, waits for a word', { outcome: 'answered' }, 'finished answered'],
    ['nobody said anything', { closed: true }, 'finished closed unconfirmed'],
    [
      'answered and unconfirmed: outside the denominators',
      { outcome: 'answered', closed: true },
      'finished answered closed unconfirmed',
    ],
    [
      'solved, no grade',
      { closed: true, judgement: { solved: true, grade: null } },
      'finished closed judged judged_solved',
    ],
    [
      'solved, very satisfied',
      { closed: true, judgement: { solved: true, grade: 5 } },
      'finished closed judged judged_solved graded graded_satisfied',
    ],
    [
      'solved, satisfied',
      { closed: true, judgement: { solved: true, grade: 4 } },
      'finished closed judged judged_solved graded graded_satisfied',
    ],
    [
      'solved, so-so',
      { closed: true, judgement: { solved: true, grade: 3 } },
      'finished closed judged judged_solved graded',
    ],
    ['not solved', { judgement: { solved: false, grade: 1 } }, 'finished judged graded'],
    [
      'answered, and accepted',
      { outcome: 'answered', closed: true, judgement: { solved: true, grade: 4 } },
      'finished answered closed judged judged_solved graded graded_satisfied',
    ],
  ] as const)('%s', (_, change, measures) => {
    expect(closingMeasures({ ...closing, ...change }).join(' ')).toBe(measures)
  })
})

describe('a rate as it is shown', () => {
  it.each([
    ['with what it is made of', [3, 4, 2], { numerator: 3, denominator: 4, value: 0.75, withheld: null }],
    ['nothing to count', [0, 0, 0], { numerator: 0, denominator: 0, value: null, withheld: 'nothing_to_count' }],
    ['one worker behind it', [3, 4, 1], { numerator: null, denominator: null, value: null, withheld: 'single_worker' }],
    ['too few to be told', [3, 4, 2, true], { numerator: null, denominator: null, value: null, withheld: 'too_few' }],
    ['nobody behind it', [0, 4, 0], { numerator: null, denominator: null, value: null, withheld: 'single_worker' }],
  ] as const)('%s', (_, [numerator, denominator, handlers, few], expected) => {
    expect(rateView('response', numerator, denominator, handlers, few)).toEqual({ rate: 'response', ...expected })
  })
})

type Figures = Partial<Record<Measure, number>>
const countsOf =
  (figures: Figures): Counts =>
  (measure) =>
    figures[measure] ?? 0

describe('a month as a stranger sees it', () => {
  const month = {
    ...{ filed: 40, withdrawn: 5, to_contact: 35, contacted_in_time: 30, finished: 30, answered: 10, unconfirmed: 8 },
    ...{ judged: 20, judged_solved: 15, graded: 20, graded_satisfied: 12 },
  }
  it.each<[string, Figures, string[]]>([
    ['nothing small: all of it', {}, []],
    ['nobody at all: all of it', Object.fromEntries(measures.map((measure) => [measure, 0])), []],
    ['few withdrew', { withdrawn: 2 }, ['withdrawn']],
    ['all but few withdrew', { withdrawn: 37 }, ['withdrawn']],
    ['few were late: the work is told all the same', { contacted_in_time: 33 }, []],
    ['few were to be contacted', { to_contact: 4, contacted_in_time: 0 }, ['response']],
    ['few solved: finished less answered', { answered: 27 }, ['answered']],
    ['few were unsatisfied: told all the same', { graded_satisfied: 18 }, []],
    ['few graded', { graded: 3, graded_satisfied: 1 }, ['satisfaction']],
    ['few unconfirmed, and the rest would tell', { judged: 26, unconfirmed: 4 }, ['unconfirmed', 'resolution']],
    [
      'few finished: nothing of them',
      { finished: 3, answered: 0, judged: 0, graded: 0 },
      [...['resolution', 'satisfaction', 'finished', 'answered', 'unconfirmed']],
    ],
  ])('%s', (_, changed, withheld) => {
    const figures = { ...month, ...changed }
    if (changed.finished !== undefined && changed.finished < 5) figures.unconfirmed = 0
    expect([...tooFew(countsOf(figures), 5)].sort()).toEqual([...withheld].sort())
  })

  // Every month there can be of up to seven closings, grouped by what of it is shown: in each group a small figure could be another one.
  it.each([
    [
      'of what was finished',
      closingsUpTo(7),
      [
        ['finished', ({ finished }) => finished],
        ['answered', ({ answered }) => answered],
        ['solved', ({ finished, answered }) => finished - answered],
        ['unconfirmed', ({ unconfirmed }) => unconfirmed],
        ['confirmed or waited for', ({ finished, unconfirmed }) => finished - unconfirmed],
        ['judged', ({ judged }) => judged],
        ['graded', ({ graded }) => graded],
      ],
    ],
    [
      'of what was filed',
      filingsUpTo(9),
      [
        ['filed', ({ filed }) => filed],
        ['withdrawn', ({ withdrawn }) => withdrawn],
        ['upheld', ({ filed, withdrawn }) => filed - withdrawn],
        ['to be contacted', ({ to_contact: wanted }) => wanted],
      ],
    ],
  ] as [string, Record<Measure, number>[], [string, (of: Record<Measure, number>) => number][]][])(
    'no small figure %s can be reckoned from it, even by who knows the rule',
    (_, possible, protectedFigures) => {
      const least = 3
      const workers = { response: 2, resolution: 2, satisfaction: 2, finished: 2 }
      const shown = (of: Record<Measure, number>) =>
        JSON.stringify(monthRow('2026-03', countsOf(of), workers, tooFew(countsOf(of), least)))
      for (const group of Map.groupBy(possible, shown).values()) {
        for (const [name, figure] of protectedFigures) {
          const values = new Set(group.map(figure))
          const small = [...values].some((value) => value > 0 && value < least)
          if (small && values.size === 1) expect.fail(`${name} is ${[...values]}: ${JSON.stringify(group[0])}`)
        }
      }
    },
  )
})

type Month = Record<Measure, number>

/** Every month there can be where each of these measures counts up to so many, as told by those before it. */
function monthsOf(bounds: [Measure, (of: Month) => number][]): Month[] {
  const nothing = Object.fromEntries(measures.map((measure) => [measure, 0])) as Month
  return bounds.reduce<Month[]>(
    (months, [measure, most]) =>
      months.flatMap((of) => Array.from({ length: most(of) + 1 }, (_, count) => ({ ...of, [measure]: count }))),
    [nothing],
  )
}

function closingsUpTo(most: number): Month[] {
  return monthsOf([
    ['finished', () => most],
    ['answered', ({ finished }) => finished],
    ['judged', ({ finished }) => finished],
    ['unconfirmed', ({ finished, judged }) => finished - judged],
    ['judged_solved', ({ judged }) => judged],
    ['graded', ({ judged }) => judged],
    ['graded_satisfied', ({ graded }) => graded],
  ])
}

function filingsUpTo(most: number): Month[] {
  return monthsOf([
    ['filed', () => most],
    ['withdrawn', ({ filed }) => filed],
    ['to_contact', ({ filed }) => filed],
    ['contacted_in_time', ({ to_contact }) => to_contact],
  ])
}
