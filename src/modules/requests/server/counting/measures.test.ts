import { describe, expect, it } from 'vitest'
import { closingMeasures, filingMeasures } from './measures.ts'

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
