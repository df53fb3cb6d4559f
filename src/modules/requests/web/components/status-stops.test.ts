import { expect, test } from 'vitest'
import { statusStops } from './status-stops.ts'

const stop = (name: string, state: string, due: string | null = null) =>
  ({ stop: name, state, at: null, due }) as Parameters<typeof statusStops>[0]['stops'][number]

test('the last stop calls who may judge, and nobody else', () => {
  const stops = [stop('confirmed', 'current')]
  expect(statusStops({ stops, can: ['judge'] })[0]?.state).toBe('need')
  expect(statusStops({ stops, can: [] })[0]?.state).toBe('now')
})

test('a window that ends at midnight is shown with its last day', () => {
  const [shown] = statusStops({ stops: [stop('confirmed', 'current', '2026-03-11T16:00:00.000Z')], can: [] })
  expect(shown?.latest).toBe('2026-03-11T15:59:00.000Z')
})

test('what was passed over is not called done', () => {
  expect(statusStops({ stops: [stop('finished', 'skipped')], can: [] })[0]).toMatchObject({
    name: 'done',
    state: 'skipped',
  })
})
