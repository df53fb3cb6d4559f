import { describe, expect, it } from 'vitest'
import { stopsOf } from './stops.ts'

const day = (number: number) => new Date(Date.UTC(2026, 2, number, 2))

const filed = {
  state: 'to_dispatch',
  outcome: null,
  closed_by: null,
  filed_at: day(2),
  contact_due: day(3),
  contacted_at: null,
  resolve_due: day(6),
  paused_at: null,
  finished_at: null,
  confirm_until: null,
  closed_at: null,
  assigned_at: null,
} as const satisfies Parameters<typeof stopsOf>[0]
const assigned = { ...filed, state: 'assigned', assigned_at: day(2) } as const
const accepted = { ...assigned, state: 'accepted' } as const
const contacted = { ...accepted, contacted_at: day(3) } as const
const finished = {
  ...contacted,
  state: 'finished',
  outcome: 'solved',
  finished_at: day(5),
  confirm_until: day(12),
} as const
const closed = { ...finished, state: 'closed', closed_at: day(8) } as const

describe('the five stops', () => {
  it.each([
    ['filed, waits for the desk', filed, 2, 'done current ahead ahead ahead'],
    ['filed, nobody has it in time', filed, 4, 'done late ahead ahead ahead'],
    ['filed, even the end has passed', filed, 7, 'done late ahead late ahead'],
    ['assigned, to be contacted', assigned, 2, 'done done current ahead ahead'],
    ['assigned, not contacted in time', assigned, 4, 'done done late ahead ahead'],
    ['accepted and contacted', contacted, 5, 'done done current ahead ahead'],
    ['contacted, not done in time', contacted, 7, 'done done current late ahead'],
    ['paused before its limit', { ...contacted, paused_at: day(5) }, 9, 'done done current ahead ahead'],
    [
      'paused after its limit: a pause hides nothing late',
      { ...contacted, paused_at: day(7) },
      9,
      'done done current late ahead',
    ],
    ['done, waits for the requester', finished, 7, 'done done done done current'],
    ['answered, waits for the requester', { ...finished, outcome: 'answered' }, 7, 'done done done done current'],
    ['confirmed', { ...closed, closed_by: 'confirmed' }, 9, 'done done done done done'],
    ['confirmed by call-back', { ...closed, closed_by: 'called_back' }, 9, 'done done done done done'],
    ['nobody said anything', { ...closed, closed_by: 'unconfirmed' }, 20, 'done done done done skipped'],
    [
      'withdrawn at once',
      { ...filed, state: 'closed', outcome: 'withdrawn', closed_by: 'withdrawn' },
      3,
      'done skipped skipped skipped skipped',
    ],
    [
      'withdrawn under way',
      { ...contacted, state: 'closed', outcome: 'withdrawn', closed_by: 'withdrawn' },
      3,
      'done done skipped skipped skipped',
    ],
    ['reopened', { ...contacted, resolve_due: day(20) }, 12, 'done done current ahead ahead'],
  ] as const)('%s', (_, course, today, states) => {
    expect(
      stopsOf(course, day(today))
        .map((stop) => stop.state)
        .join(' '),
    ).toBe(states)
  })

  it('says when each was reached, and by when the next is promised', () => {
    expect(stopsOf(finished, day(7))).toEqual([
      { stop: 'received', state: 'done', at: day(2).toISOString(), due: null },
      { stop: 'assigned', state: 'done', at: day(2).toISOString(), due: null },
      { stop: 'working', state: 'done', at: day(3).toISOString(), due: null },
      { stop: 'finished', state: 'done', at: day(5).toISOString(), due: null },
      { stop: 'confirmed', state: 'current', at: null, due: day(12).toISOString() },
    ])
    expect(stopsOf(assigned, day(2)).map((stop) => stop.due)).toEqual([
      null,
      null,
      day(3).toISOString(),
      day(6).toISOString(),
      null,
    ])
  })
})
