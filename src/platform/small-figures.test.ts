import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Figure, shownFigure, shownFigures } from './small-figures.ts'

describe('a figure by itself', () => {
  it.each([
    ['nobody', { count: 0 }, 5, 0],
    ['one', { count: 1 }, 5, null],
    ['one too few', { count: 4 }, 5, null],
    ['just enough', { count: 5 }, 5, 5],
    ['of one worker', { count: 70, workers: 1 }, 5, null],
    ['of two workers', { count: 70, workers: 2 }, 5, 70],
    ['of two workers, and small, where that is no matter', { count: 2, workers: 2 }, 1, 2],
  ])('%s', (_, figure, least, shown) => {
    expect(shownFigure(figure, least)).toBe(shown)
  })
})

describe('parts beside their sum', () => {
  it.each([
    ['nothing small: all is shown', [9, 7, 5], { parts: [9, 7, 5], total: 21 }],
    ['one small: the next smallest goes with it', [9, 7, 2], { parts: [9, null, null], total: 18 }],
    ['two small ones cover each other', [9, 3, 2], { parts: [9, null, null], total: 14 }],
    ['two ones would be told by their sum', [9, 7, 1, 1], { parts: [9, null, null, null], total: 18 }],
    ['nobody is no cover', [9, 0, 2], { parts: [null, 0, null], total: 11 }],
    ['nothing to cover with: the sum goes', [0, 0, 2], { parts: [0, 0, null], total: null }],
    ['a single part is the sum', [3], { parts: [null], total: null }],
    ['no parts', [], { parts: [], total: 0 }],
  ])('%s', (_, counts, shown) => {
    expect(
      shownFigures(
        counts.map((count) => ({ count })),
        5,
      ),
    ).toEqual(shown)
  })

  it('one worker beside others: another area is withheld with theirs', () => {
    const areas = [
      { count: 40, workers: 3 },
      { count: 12, workers: 1 },
      { count: 25, workers: 2 },
    ]
    expect(shownFigures(areas, 1)).toEqual({ parts: [40, null, null], total: 77 })
  })

  const figures = fc.array(fc.record({ count: fc.nat(30), workers: fc.integer({ min: 1, max: 3 }) }), { maxLength: 8 })

  it('never lets a withheld figure be reckoned from what is shown', () => {
    fc.assert(
      fc.property(figures, fc.integer({ min: 1, max: 9 }), (parts, least) => {
        const { parts: shown, total } = shownFigures(parts, least)
        if (total === null) return
        const rest = total - shown.reduce<number>((sum, count) => sum + (count ?? 0), 0)
        const withheld = shown.filter((count) => count === null).length
        // Each of them is one at least: there must be room for another sharing out of the rest.
        if (withheld > 0) expect(withheld > 1 && rest > withheld).toBe(true)
      }),
    )
  })

  it('shows no small figure, none of a single worker, and never a wrong one', () => {
    fc.assert(
      fc.property(figures, fc.integer({ min: 1, max: 9 }), (parts: Figure[], least) => {
        const { parts: shown } = shownFigures(parts, least)
        for (const [index, { count, workers = 2 }] of parts.entries()) {
          const seen = shown[index]
          if (seen !== null) expect(seen).toBe(count)
          if (count > 0 && (count < least || workers < 2)) expect(seen).toBeNull()
        }
      }),
    )
  })
})
