import { describe, expect, it } from 'vitest'
import { civilDateOf } from '../../../../../shared/civil-date.ts'
import { deadlineOf } from './deadline.ts'

const dayOf = (iso: string) => civilDateOf(new Date(iso), 'Asia/Shanghai')
const row = { next_due: '', overdue: false, paused: false, state: 'accepted' } as const

describe('a deadline on the desk', () => {
  it.each([
    ['still to come today', '2026-11-22T11:37+08:00', '2026-11-22T17:30+08:00', 'today', 5, 'hours'],
    ['tomorrow, less than a day away', '2026-11-22T11:37+08:00', '2026-11-23T09:30+08:00', 'open', 21, 'hours'],
    ['the very end of today', '2026-11-22T11:37+08:00', '2026-11-23T00:00+08:00', 'today', 12, 'hours'],
    ['in days', '2026-11-22T11:37+08:00', '2026-11-26T17:30+08:00', 'open', 4, 'days'],
  ])('%s', (_, now, due, state, amount, unit) => {
    expect(deadlineOf({ ...row, next_due: due }, Date.parse(now), dayOf)).toMatchObject({
      state,
      left: { amount, unit },
    })
  })

  it('passed says by how much, and a closed request has none', () => {
    const now = Date.parse('2026-11-24T11:00+08:00')
    const late = { ...row, next_due: '2026-11-22T10:00+08:00', overdue: true }
    expect(deadlineOf(late, now, dayOf)).toMatchObject({ state: 'late', left: { amount: 2, unit: 'days' } })
    expect(deadlineOf({ ...late, state: 'closed' }, now, dayOf)).toBeNull()
  })
})
