import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import words from './i18n/zh-CN.json' with { type: 'json' }
import { explain, explainLacking, lacking, readElection, tally, writeOwn } from './index.ts'

const ids = ['a', 'b', 'c', 'd']
const head = (more: readonly string[] = []) => ['kind,score', 'most,5', ...more, `id,${ids.join()}`]
const sheet = (lines: readonly string[], more?: readonly string[]) =>
  readElection('a.csv', [...head(more), ...lines].join('\n'))
const satisfied = ['seats,1', 'percent,60']

/** Points as cells; nothing where an option has none. */
const cells = fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { nil: '' }), { minLength: 4, maxLength: 4 })
const lines = fc.array(
  cells.map((points) => `,${points.join()}`),
  { minLength: 1, maxLength: 20 },
)

describe('points', () => {
  it('are summed, and told with their mean; level ones go by the lot', () => {
    const election = sheet(['2,5,0,', ',4,,3', '3,,3,1'], ['seats,2'])
    const { winners, rounds } = tally(election, { rule: 'score' })
    expect(winners).toEqual(['a', 'b'])
    expect(rounds.map(({ step, ids: who, figures }) => [step, who?.[0], ...Object.values(figures ?? {})])).toEqual([
      ['score_elected', 'a', '14', '3', '4.67'],
      ['score_elected', 'b', '9', '5', '1.80'],
      ['score_given', 'c', '6', '4', '1.50'],
      ['score_given', 'd', '0', '0', '0'],
    ])
    const said = explain(election, { winners, rounds }, words)
    expect(said).toContain('1. a 共得 14 分（3 人打分，平均 4.67 分），当选。')
    const level = sheet(['1,5,5,5'], ['seats,2', 'lot,3,1,2,4'])
    expect(tally(level, { rule: 'score', irresolute: true })).toMatchObject({
      winners: ['b', 'c'],
      outcomes: [
        ['a', 'b'],
        ['a', 'c'],
        ['b', 'c'],
      ],
      rounds: [{ tie: { by: 'lot', tied: ['a', 'b', 'c'], chosen: ['b'] } }, {}, {}, {}],
    })
  })

  it('come to the same in any order, twice over, and from what was published', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('score', 'satisfaction'), fc.string(), (given, rule, seed) => {
        const election = sheet(given, satisfied)
        const { winners } = tally(election, { rule, seed })
        expect(tally(sheet(given.toReversed(), satisfied), { rule, seed }).winners).toEqual(winners)
        expect(tally(sheet([...given, ...given], satisfied), { rule, seed }).winners).toEqual(winners)
        const published = readElection('a.json', writeOwn(election))
        expect(tally(published, { rule, seed })).toEqual(tally(election, { rule, seed }))
        if (rule === 'score') expect(tally(election, { rule, irresolute: true }).outcomes).toContainEqual(winners)
      }),
      { numRuns: 60 },
    )
  })

  it('say what would have changed it, and one ballot fewer doesn’t', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('score', 'satisfaction'), (given, rule) => {
        const outcome = tally(sheet(given, satisfied), { rule })
        for (const { id, more } of lacking(sheet(given, satisfied), { rule }, outcome)) {
          const full = (count: number) =>
            count === 0 ? [] : [`${count},${ids.map((one) => (one === id ? 5 : '')).join()}`]
          const winnersWith = (count: number) => tally(sheet([...given, ...full(count)], satisfied), { rule }).winners
          expect(winnersWith(more ?? 0)).toContain(id)
          expect(winnersWith((more ?? 0) - 1)).not.toContain(id)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('satisfaction', () => {
  it('tells each step, who judged and whether the bar is reached', () => {
    const election = sheet(['3,5,4,1', '2,3,,2', '1,,5'], satisfied)
    const outcome = tally(election, { rule: 'satisfaction' })
    expect(outcome.winners).toEqual(['a', 'b'])
    expect(outcome.rounds.map(({ step }) => step)).toEqual([
      'satisfaction_reached',
      'satisfaction_reached',
      'satisfaction_short',
      'satisfaction_none',
    ])
    const said = explain(election, outcome, words).join('\n')
    expect(said).toContain('达标 2 个：a、b')
    expect(said).toContain(
      'a：5 人评价，很满意 3、满意 0、一般 2、不满意 0、很不满意 0；满意的占 60.00%，达到 60%；平均 4.20 分。',
    )
    const lacks = lacking(election, { rule: 'satisfaction' }, outcome)
    expect(explainLacking(election, 'satisfaction', { lacks, lost: 2 }, words)).toContain(
      'd：再有 1 张评它很满意的票，它就会达标；少 1 张还不会。',
    )
    const few = readElection('a.json', writeOwn(sheet(['3,5,4,1', '2,3,,2', '1,,5'], [...satisfied, 'least,5'])))
    const least = tally(few, { rule: 'satisfaction' })
    expect(least.winners).toEqual(['a'])
    expect(explain(few, least, words).join('\n')).toContain('b：只有 4 人评价，不到 5 人，太少，不作结论')
    expect(lacking(few, { rule: 'satisfaction' }, least)).toContainEqual(expect.objectContaining({ id: 'b', more: 1 }))
    const plain = sheet(['3,5,4,1'])
    const told = tally(plain, { rule: 'satisfaction' })
    expect(told.winners).toEqual([])
    expect(lacking(plain, { rule: 'satisfaction' }, told)).toEqual([])
    expect(explainLacking(plain, 'satisfaction', { lacks: [], lost: 4 }, words)).toEqual([])
    expect(explain(plain, told, words).join('')).not.toMatch(/达标|当选/)
  })
})

describe('one mark a ballot', () => {
  it('wins by most, and more than one is told', () => {
    const votes = (...given: string[]) =>
      readElection('a.csv', ['kind,approval', 'seats,1', 'id,a,b,c', ...given].join('\n'))
    const { winners, rounds } = tally(votes('3,1,,', '4,,1,', '2,,,1'), { rule: 'plurality' })
    expect([winners, rounds]).toMatchObject([
      ['b'],
      [{ step: 'plurality_elected', figures: { score: '4', ballots: '9' } }],
    ])
    expect(() => tally(votes('3,1,1,'), { rule: 'plurality' })).toThrow(
      'a ballot names 2 options; by plurality it names one',
    )
  })
})

describe('broken files', () => {
  it.each([
    ['a.csv', [...head(), ',6,,'].join('\n'), /^line 4: "6" is no points from 0 to 5$/],
    ['a.csv', [...head(), ',x,,'].join('\n'), /^line 4: "x" is no points from 0 to 5$/],
    ['a.csv', 'kind,score\nid,a\n,1', /^"most" says how many points/],
    ['a.csv', 'kind,score\nmost,11\nid,a\n,1', /^"most" says how many points an option can get, from 1 to 10$/],
    ['a.csv', 'kind,score\nmost,many\nid,a\n,1', /^line 2: "many" is no whole number for most$/],
    ['a.csv', 'kind,score\nmost,5\npercent,0\nid,a\n,1', /^"percent" is a share from 1 to 100$/],
  ])('%s: %s', (name, text, reason) => {
    expect(() => readElection(name, text)).toThrow(reason)
  })

  it('in JSON too, and ballots no rule here counts', () => {
    const file = (choices: unknown[], more = {}) =>
      JSON.stringify({
        ...{ format: 'linli-ballots/1', kind: 'score', most: 5, seats: 1, options: [{ id: 'a' }, { id: 2 }] },
        ...{ ballots: [{ choices }], ...more },
      })
    expect(() => readElection('a.json', file(['a']))).toThrow('"a" says no points: they are written "a:5"')
    expect(() => readElection('a.json', file(['z:1']))).toThrow('"z" is no option')
    expect(() => readElection('a.json', file(['a:1', 'a:2']))).toThrow('the ballot names an option twice')
    const many = { options: Array.from({ length: 201 }, (_, id) => ({ id })) }
    expect(() => readElection('a.json', file([], many))).toThrow("more than 200 options can't be scored")
    const zero = readElection('a.json', file(['a:0', '2:4']))
    expect(tally(zero, { rule: 'score' }).winners).toEqual([2])
    expect(() => tally(zero, { rule: 'satisfaction' })).toThrow(
      'satisfaction is told in 1 to 5, and a ballot gives "a" 0',
    )
    expect(() => tally(zero, { rule: 'av' })).toThrow(
      'av doesn’t count such ballots; these are counted by score, satisfaction',
    )
    expect(() => tally(zero, { rule: 'satisfaction', irresolute: true })).toThrow('leave --irresolute out')
    expect(() => tally(zero, { rule: 'score', seats: 3 })).toThrow('3 seats, and only 2 candidates')
  })
})
