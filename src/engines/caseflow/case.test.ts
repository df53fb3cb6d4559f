import { describe, expect, it } from 'vitest'
import { isOpen, reckonNextDue } from './case.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 2, 4, hour))

describe('the instant a case next needs somebody', () => {
  const open = {
    state: 'accepted' as const,
    contact_due: at(4),
    contacted_at: null,
    resolve_due: at(9),
    paused_at: null,
    confirm_until: null,
  }
  it.each([
    ['the first contact', {}, at(4)],
    ['the solution, where that comes first', { resolve_due: at(3) }, at(3)],
    ['the solution, once contacted', { contacted_at: at(2) }, at(9)],
    ['nothing while paused', { contacted_at: at(2), paused_at: at(5) }, null],
    ['what had passed before the pause', { paused_at: at(5) }, at(4)],
    ['the end of the window once finished', { state: 'finished' as const, confirm_until: at(12) }, at(12)],
    ['nothing once closed', { state: 'closed' as const, confirm_until: at(12) }, null],
    ['contact, though nobody has it yet', { state: 'to_dispatch' as const }, at(4)],
  ])('%s', (_, change, due) => {
    expect(reckonNextDue({ ...open, ...change })).toEqual(due)
  })
})

it('is open until finished', () => {
  const states = ['to_dispatch', 'assigned', 'accepted', 'finished', 'closed'] as const
  expect(states.filter((state) => isOpen({ state }))).toEqual(['to_dispatch', 'assigned', 'accepted'])
})
