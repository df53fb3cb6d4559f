import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import words from './i18n/zh-CN.json' with { type: 'json' }
import {
  type ApprovalElection,
  type BudgetElection,
  commitmentOf,
  drawLot,
  explain,
  keepsCommitment,
  readElection,
  ruleNames,
  tally,
  writeOwn,
} from './index.ts'
import { naiveEqualShares } from './testing.ts'

/** Rules that count such ballots: plurality takes none with more than one mark. */
const rulesFor = (kind: keyof typeof ruleNames, given: readonly (readonly string[])[]) =>
  ruleNames[kind].filter((rule) => rule !== 'plurality' || given.every((choices) => choices.length < 2))

type Sheet = {
  kind: string
  extent: readonly [string, number]
  costs?: readonly number[]
  ballots: readonly (readonly string[])[]
}

const ids = ['a', 'b', 'c', 'd', 'e', 'f']

function sheetOf({ kind, extent, costs, ballots }: Sheet): string {
  const lines = ballots.map((choices) => {
    const cells = ids.map((id) => (kind === 'ranked' ? choices.indexOf(id) + 1 || '' : choices.includes(id) ? 1 : ''))
    return ['', ...cells].join()
  })
  return [`kind,${kind}`, extent.join(), `id,${ids.join()}`, ...(costs ? [`cost,${costs.join()}`] : []), ...lines].join(
    '\n',
  )
}

const ballots = fc.array(fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 5 }), { minLength: 1, maxLength: 25 })
const costs = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 6, maxLength: 6 })
const elections = fc.oneof(
  fc.record({
    kind: fc.constant('budget'),
    extent: fc.tuple(fc.constant('budget'), fc.integer({ min: 20, max: 150 })),
    costs,
    ballots,
  }),
  fc.record({
    kind: fc.constant('approval'),
    extent: fc.tuple(fc.constant('seats'), fc.integer({ min: 1, max: 5 })),
    ballots,
  }),
  fc.record({
    kind: fc.constant('ranked'),
    extent: fc.tuple(fc.constant('seats'), fc.integer({ min: 1, max: 5 })),
    ballots,
  }),
)

describe('every rule', () => {
  it('takes no more than there is, whatever the order of ballots, and comes to the same from what was published', () => {
    fc.assert(
      fc.property(elections, fc.constantFrom('', '邻里'), (sheet, seed) => {
        const election = readElection('a.csv', sheetOf(sheet))
        const turned = readElection('a.csv', sheetOf({ ...sheet, ballots: sheet.ballots.toReversed() }))
        const again = readElection('a.json', writeOwn(election))
        for (const rule of rulesFor(election.kind, sheet.ballots)) {
          const outcome = tally(election, { rule, seed: seed || undefined })
          expect(tally(turned, { rule, seed: seed || undefined }), rule).toEqual(outcome)
          expect(tally(again, { rule, seed: seed || undefined }), rule).toEqual(outcome)
          expect(new Set(outcome.winners).size).toBe(outcome.winners.length)
          if (election.kind === 'budget' && rule !== 'greedy-custom') {
            const spent = outcome.winners.reduce<number>(
              (sum, id) => sum + (election.costs[ids.indexOf(String(id))] ?? 0),
              0,
            )
            expect(spent, rule).toBeLessThanOrEqual(election.budget)
          } else if (election.kind !== 'budget') expect(outcome.winners.length).toBeLessThanOrEqual(sheet.extent[1])
          for (const line of explain(election, outcome, words, seed || undefined))
            expect(line).not.toMatch(/undefined|\{\{/)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('gives a tied outcome for each way of breaking ties, the lot’s among them', () => {
    fc.assert(
      fc.property(ballots, fc.integer({ min: 1, max: 5 }), fc.string(), (given, seats, seed) => {
        const election = readElection('a.csv', sheetOf({ kind: 'approval', extent: ['seats', seats], ballots: given }))
        for (const rule of rulesFor('approval', given).filter((name) => !name.includes('increment'))) {
          const { outcomes } = tally(election, { rule, irresolute: true })
          expect(outcomes).toContainEqual(tally(election, { rule, seed }).winners)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('equal shares', () => {
  it('come to what plain fractions come to', () => {
    fc.assert(
      fc.property(ballots, costs, fc.integer({ min: 20, max: 200 }), (given, prices, budget) => {
        const sheet = sheetOf({ kind: 'budget', extent: ['budget', budget], costs: prices, ballots: given })
        const election = readElection('a.csv', sheet) as BudgetElection
        const { winners, rounds } = tally(election, { rule: 'equalshares/add1' })
        const plain = naiveEqualShares(given, ids, prices, budget)
        expect(winners).toEqual(plain.winners)
        expect(rounds[0]?.figures?.['final']).toBe(plain.endowment)
      }),
      { numRuns: 150 },
    )
  })

  it('goes on past what nobody can change, without trying every unit of money', () => {
    const lines = ['kind,budget', 'budget,300000000', 'id,a,b,c', 'cost,100000000,90,123456789', '9,1,1,', '1,,,1']
    const { winners, rounds } = tally(readElection('a.csv', lines.join('\n')), { rule: 'equalshares/add1' })
    expect(winners).toEqual(['b', 'a', 'c'])
    expect(rounds[0]?.figures).toEqual({ ballots: 10, first: 30_000_000, final: 123_456_789, next: 123_456_790 })
  })

  it('give way to most votes first where more voters get more by it', () => {
    // Ten want the large one; three small ones win by equal shares, backed by few.
    const lines = [
      'kind,budget',
      'budget,100',
      'id,big,s,t,u',
      'cost,100,30,30,30',
      '3,1,1,,',
      '3,1,,1,',
      '3,1,,,1',
      '1,1,,,',
    ]
    const election = readElection('a.csv', lines.join('\n'))
    const { winners, rounds } = tally(election, { rule: 'equalshares/add1-comparison' })
    expect(winners).toEqual(['big'])
    expect(rounds.map(({ step }) => step)).toContain('compared_shares')
  })
})

describe('the lot', () => {
  it('is drawn from a seed that was committed to, and breaks ties', () => {
    const seed = '2026-11-22 第一次抽签'
    expect(drawLot(seed, ids)).toEqual(drawLot(seed, ids))
    expect(keepsCommitment(seed, commitmentOf(seed))).toBe(true)
    expect(keepsCommitment(`${seed} `, commitmentOf(seed))).toBe(false)
    const election = readElection(
      'a.csv',
      sheetOf({ kind: 'approval', extent: ['seats', 1], ballots: [ids.slice(0, 5)] }),
    )
    const first = drawLot(seed, ids).find((at) => at < 5) as number
    expect(tally(election, { rule: 'av', seed }).winners).toEqual([ids[first]])
    expect(tally(election, { rule: 'av' }).winners).toEqual(['a'])
    const seeds = Array.from({ length: 50 }, (_, at) => tally(election, { rule: 'av', seed: String(at) }).winners[0])
    expect(new Set(seeds).size).toBe(5)
  })
})

describe('a small runoff', () => {
  it('goes on until one has more than half of what still counts', () => {
    const lines = ['kind,ranked', 'id,a,b,c', '4,1,,', '3,,1,2', '2,,2,1']
    const { winners, rounds } = tally(readElection('a.csv', lines.join('\n')), { rule: 'runoff' })
    expect(winners).toEqual(['b'])
    expect(rounds.map(({ step, ids: who }) => [step, who])).toEqual([
      ['runoff_first', []],
      ['stv_excluded', ['c']],
      ['runoff_won', ['b']],
    ])
  })
})

const pb = (votes: string, projects = '1;100;2;灯\n2;50;1;树') =>
  `META\nkey;value\nnum_projects;2\nnum_votes;2\nbudget;120\nvote_type;approval\nrule;greedy\nPROJECTS\nproject_id;cost;votes;name\n${projects}\nVOTES\nvoter_id;vote\n${votes}\n`

describe('broken files', () => {
  it('are told by line and reason', () => {
    const wrong: [string, string, RegExp][] = [
      ['a.pb', pb('x;1\ny;1,3'), /^line 15: the ballot names "3", which is no project$/],
      ['a.pb', pb('x;1\nx;1,2'), /^line 15: the voter "x" comes twice$/],
      ['a.pb', pb('x;1\ny;2'), /^line 10: the project "1" is said to have 2 votes; the ballots have 1$/],
      ['a.pb', pb('x;1,2'), /^line 4: num_votes says 2, and there are 1$/],
      ['a.pb', pb('x;1\ny', '1;cheap;2;灯\n2;50;1;树'), /^line 15: the ballot has 1 of 2 cells$/],
      ['a.pb', pb('x;1\ny;1,2', '1;cheap;2;灯\n2;50;1;树'), /^line 10: "cheap" is no cost$/],
      ['a.pb', pb('x;1\ny;1,2', '1;100;2;灯\n1;50;1;树'), /^line 11: the project "1" comes twice$/],
      ['a.pb', pb('x;1\ny;"1,2'), /^line 15: a cell opens with " and never closes$/],
      ['a.pb', 'META\nkey;value\nbudget;1', /^the file ends before PROJECTS$/],
      ['a.pb', 'hello', /^line 1: META is expected here, not "hello"$/],
      ['a.blt', '3 2\n4 1 2 0\n2 9 0\n0', /^line 3: "9" is no candidate: they are 1 to 3$/],
      ['a.blt', '3 2\n4 1 2 0\n2 3 3 0\n0', /^line 3: the ballot names candidate 3 twice$/],
      ['a.blt', '3 2\n4 1 2\n', /^line 2: the file ends before the 0 that ends the ballot of line 2$/],
      ['a.blt', '3 2\n4 1 2 0\n0\n"A"\nB', /^line 5: the name of candidate 2 is expected here in quotes, not "B"$/],
      ['a.blt', 'three 2', /^line 1: the number of candidates is expected here, not "three"$/],
      ['a.blt', '2 1\n[draw 1 2]\n0', /^line 2: the option \[draw\] isn’t known$/],
      ['a.abc.yaml', 'num_cand: 2\nprofile: [[0], [2]]', /^line 2: candidate 2 is approved of; they end at 1$/],
      ['a.abc.yaml', 'profile: [[0], [1]', /^line 1: the brackets and numbers of this list don’t fit together$/],
      ['a.json', '{\n "format": x', /^line 2: this is no JSON$/],
      ['a.json', '{}', /^format: /],
      ['a.csv', 'kind,ranked\nid,a,b,c\n,1,,3', /^line 3: rank 2 is left out$/],
      ['a.csv', 'kind,ranked\nid,a,b,c\n,1,1,', /^line 3: two options have rank 1$/],
      ['a.csv', 'kind,approval\nid,a,b\n,1,x', /^line 3: "x" is neither 1 nor empty$/],
      ['a.csv', '', /^line 1: the file is empty$/],
      ['a.txt', 'x', /^the name ends in none of /],
    ]
    for (const [name, text, reason] of wrong) expect(() => readElection(name, text), `${name}: ${text}`).toThrow(reason)
  })

  it('and rules that don’t fit the ballots by what would', () => {
    const approval = readElection('a.csv', 'kind,approval\nid,a,b\n,1,') as ApprovalElection
    expect(() => tally(approval, { rule: 'av' })).toThrow('the file doesn’t say how many seats: say --seats N')
    expect(() => tally(approval, { rule: 'av', seats: 3 })).toThrow('3 seats, and only 2 candidates')
    expect(() => tally(approval, { rule: 'scottish', seats: 1 })).toThrow(
      'scottish doesn’t count such ballots; these are counted by av,',
    )
    expect(() => tally(approval, { rule: 'dice', seats: 1 })).toThrow('no rule is called dice; there are av,')
    const equal = readElection('a.blt', '2 1\n1 1=2 0\n0\n"A"\n"B"')
    expect(() => tally(equal, { rule: 'meek' })).toThrow('line 2: the ballot has two candidates at one rank')
    expect(() => tally(equal, { rule: 'runoff', seats: 2 })).toThrow('line 2')
    const many = `kind,approval\nseats,10\nid,${Array.from({ length: 40 }, (_, at) => `c${at}`).join()}\n,1`
    expect(() => tally(readElection('a.csv', many), { rule: 'av', irresolute: true })).toThrow(
      'more than 10000 outcomes',
    )
  })
})
