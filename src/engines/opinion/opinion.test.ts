import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomOf } from '../../shared/random.ts'
import { answersOf, type Row } from './answers.ts'
import { mapAside } from './aside/aside.ts'
import { placesOf } from './axes.ts'
import { answered, division, unity } from './figures.ts'
import { groupsOf } from './groups.ts'
import { mapOpinions } from './map.ts'

const least = 5

/** People of several camps: on each statement nine of ten of a camp answer as the camp does, and six of ten answer at all. */
function planted(sizes: readonly number[], camps: readonly (readonly number[])[], seed = 3) {
  const random = randomOf(seed)
  const camp = sizes.flatMap((size, at) => Array.from({ length: size }, () => at))
  const rows = camp.map((own): Row => {
    const answers = (camps[own] as number[]).flatMap((view, column) => {
      if (random() > 0.6) return []
      const other = random() < 0.5 ? 0 : -view
      return [[column, random() < 0.9 ? view : other] as const]
    })
    return { columns: answers.map(([column]) => column), values: answers.map(([, value]) => value) }
  })
  return { camp, rows }
}

/** 24 statements: on the first four all agree, on the others each camp has a view of its own. */
const threeCamps = [0, 1, 2].map((camp) =>
  Array.from({ length: 24 }, (_, column) => (column < 4 || column % 3 === camp ? 1 : -1)),
)

const anyRow = fc.array(fc.constantFrom(-1, 0, 1, null), { minLength: 10, maxLength: 10 }).map((cells): Row => {
  const given = cells.flatMap((value, column) => (value === null ? [] : [[column, value] as const]))
  return { columns: given.map(([column]) => column), values: given.map(([, value]) => value) }
})
const anyRows = fc.array(anyRow, { maxLength: 60 })

describe('groups', () => {
  it('are found again where they were planted', () => {
    const { rows } = planted([60, 40, 25], threeCamps)
    const map = mapOpinions({ statements: 24, rows, least })
    expect(map.groups).toHaveLength(3)
    const sizes = map.groups.map((group) => group.size)
    for (const [at, size] of [60, 40, 25].entries()) expect(Math.abs((sizes[at] ?? 0) - size)).toBeLessThanOrEqual(3)
    expect(map.apart).toBeGreaterThan(0.5)
    // The largest camp says yes to 6, 9, … and no to the rest of what divides.
    expect(map.groups[0]?.speaks.length).toBeGreaterThan(0)
    for (const { statement, way } of map.groups[0]?.speaks ?? []) {
      expect(way).toBe(statement % 3 === 0 ? 'agree' : 'disagree')
    }
    const byUnity = [...map.statements.keys()].sort(
      (a, b) => (map.statements[b]?.unity.score ?? 0) - (map.statements[a]?.unity.score ?? 0),
    )
    expect(byUnity.slice(0, 4).sort((a, b) => a - b)).toEqual([0, 1, 2, 3])
    expect(map.statements.slice(4).every((one) => one.division > 0.5)).toBe(true)
  })

  it('are the people’s, not only as many', () => {
    const { rows, camp } = planted([50, 50], [threeCamps[0] ?? [], threeCamps[1] ?? []])
    // Rows get an order of their own: each is marked by one more statement that tells its camp, and which nobody else looks at.
    const marked = rows.map((row, at) => ({
      columns: [...row.columns, 24 + (camp[at] ?? 0)],
      values: [...row.values, 0],
    }))
    const answers = answersOf(26, marked)
    const { of } = groupsOf(placesOf(answers), least)
    const campOf = (row: number) => (answers.columns[(answers.begins[row + 1] ?? 0) - 1] ?? 0) - 24
    const together = [...of.keys()].filter((row) => of[row] === campOf(row)).length
    expect(Math.max(together, of.length - together)).toBeGreaterThanOrEqual(97)
  })

  it('are one where nobody differs, or few answered', () => {
    const same = Array.from({ length: 40 }, (): Row => ({ columns: [0, 1, 2], values: [1, -1, 0] }))
    expect(mapOpinions({ statements: 3, rows: same, least }).groups).toEqual([{ size: 40, speaks: [] }])
    const { rows } = planted([5, 4], threeCamps)
    expect(mapOpinions({ statements: 24, rows, least }).groups).toHaveLength(1)
    expect(mapOpinions({ statements: 0, rows: [], least })).toMatchObject({ participants: 0, statements: [] })
  })
})

describe('whatever is answered', () => {
  it('no group is smaller than the least, and everybody counted is in one', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const map = mapOpinions({ statements: 10, rows, least })
        const counted = rows.filter((row) => row.columns.length >= 7).length
        expect(map.participants).toBe(counted)
        expect(map.groups.reduce((sum, group) => sum + group.size, 0)).toBe(counted)
        if (map.groups.length > 1)
          expect(Math.min(...map.groups.map((group) => group.size))).toBeGreaterThanOrEqual(least)
        for (const { cells } of map.statements) {
          for (const [group, cell] of cells.entries()) {
            expect(answered(cell)).toBeLessThanOrEqual(map.groups[group]?.size ?? 0)
          }
          expect(unity(cells).score).toBeLessThanOrEqual(1)
          expect(division(cells)).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('the order in which people come changes nothing', () => {
    fc.assert(
      fc.property(anyRows, fc.integer(), (rows, seed) => {
        const random = randomOf(seed)
        const shuffled = rows.map((row) => ({ row, turn: random() })).sort((a, b) => a.turn - b.turn)
        expect(mapOpinions({ statements: 10, rows: shuffled.map(({ row }) => row), least })).toEqual(
          mapOpinions({ statements: 10, rows, least }),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('comes to the same in a thread of its own', async () => {
    const { rows } = planted([60, 60], threeCamps)
    const asked = { statements: 24, rows, least }
    expect(await mapAside(asked)).toEqual(mapOpinions(asked))
  })
})

describe('unity', () => {
  it('asks every group: the many can’t outvote the few', () => {
    const cell = (agree: number, disagree: number) => ({ agree, disagree, pass: 0 })
    const outvoted = unity([cell(95, 5), cell(1, 9)])
    const shared = unity([cell(70, 30), cell(7, 3)])
    expect(shared.score).toBeGreaterThan(outvoted.score)
    expect(unity([cell(1, 20), cell(0, 9)]).way).toBe('disagree')
  })
})
