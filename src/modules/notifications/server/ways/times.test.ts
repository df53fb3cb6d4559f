import { describe, expect, it } from 'vitest'
import { afterQuiet, spaced, usualQuiet } from './times.ts'

const zone = 'Asia/Shanghai'
const at = (text: string) => new Date(`${text}+08:00`)

describe('hours of rest', () => {
  it.each([
    ['2026-03-04T20:59', '2026-03-04T20:59'],
    ['2026-03-04T21:00', '2026-03-05T08:00'],
    ['2026-03-05T07:59', '2026-03-05T08:00'],
    ['2026-03-05T08:00', '2026-03-05T08:00'],
  ])('%s goes out %s', (now, due) => {
    expect(afterQuiet(at(now), usualQuiet, zone)).toEqual(at(due))
  })

  it('may lie within a day, or not be at all', () => {
    expect(afterQuiet(at('2026-03-04T13:00'), { from: '12:00', until: '14:00' }, zone)).toEqual(at('2026-03-04T14:00'))
    expect(afterQuiet(at('2026-03-04T13:00'), { from: '12:00', until: '12:00' }, zone)).toEqual(at('2026-03-04T13:00'))
  })
})

describe('the distance between two to one address', () => {
  const now = at('2026-03-04T10:00')
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

  it('lets three an hour pass, then waits for the hour’s end; urgent ones don’t wait', () => {
    expect(spaced(now, [ago(50), ago(5)], false)).toEqual(now)
    expect(spaced(now, [ago(50), ago(20), ago(5)], false)).toEqual(at('2026-03-04T10:10'))
    expect(spaced(now, [ago(50), ago(20), ago(5)], true)).toEqual(now)
    expect(spaced(now, [ago(70), ago(65), ago(61)], false)).toEqual(now)
  })

  it('leaves what is more than a day’s measure to the inbox', () => {
    expect(
      spaced(
        now,
        Array.from({ length: 10 }, () => ago(600)),
        true,
      ),
    ).toBeNull()
  })
})
