import { expect, test } from 'vitest'
import { readElection } from './formats/read.ts'
import { type Lack, lacking } from './lacking.ts'
import { tally } from './tally.ts'

const letters = ['a', 'b', 'c', 'd', 'e', 'f']
const seed = 'the lot'

type Ballots = { count: number; choices: string[] }[]

/** Numbers that look drawn and are the same every time. */
function drawnBy(start: number): (below: number) => number {
  let state = start
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

function ballotsBy(draw: (below: number) => number): Ballots {
  return Array.from({ length: 4 + draw(12) }, () => {
    const left = [...letters]
    const choices = Array.from({ length: 1 + draw(4) }, () => left.splice(draw(left.length), 1)[0] as string)
    return { count: 1 + draw(5), choices }
  })
}

const costs = [400, 700, 300, 900, 250, 1200]

type Kind = 'ranked' | 'budget' | 'approval'

function electionOf(kind: Kind, ballots: Ballots) {
  const options = letters.map((id, at) => (kind === 'budget' ? { id, cost: String(costs[at]) } : { id }))
  const extent = kind === 'budget' ? { budget: '1100' } : { seats: 2 }
  return readElection('b.json', JSON.stringify({ format: 'linli-ballots/1', kind, ...extent, options, ballots }))
}

/** As anybody counts again: the same ballots, and more lines that name one option. */
function winsWith(kind: Kind, rule: string, ballots: Ballots, id: string, more: number) {
  const grown = more === 0 ? ballots : [...ballots, { count: more, choices: [id] }]
  return tally(electionOf(kind, grown), { rule, seed }).winners
}

const rules = [
  ['ranked', 'scottish'],
  ['ranked', 'meek'],
  ['ranked', 'runoff'],
  ['budget', 'greedy'],
  ['budget', 'equalshares/add1'],
  ['approval', 'seqpav'],
  ['approval', 'seqphragmen'],
  ['approval', 'sav'],
  ['approval', 'equal-shares'],
  ['approval', 'equal-shares-with-av-completion'],
] as const

test.each(rules)('%s by %s: so many more make it win, one fewer doesn’t, and it says who makes room', (kind, rule) => {
  let [said, moved] = [0, 0]
  for (let start = 1; start <= 25; start += 1) {
    const ballots = ballotsBy(drawnBy(start))
    const election = electionOf(kind, ballots)
    const outcome = tally(election, { rule, seed })
    const lacks = lacking(election, { rule, seed }, outcome)
    const losers = letters.filter(
      (id, at) => !outcome.winners.includes(id) && (kind !== 'budget' || (costs[at] as number) <= 1100),
    )
    expect(lacks.map(({ id }) => id).sort()).toEqual(losers)
    for (const { id, more, tried, instead } of lacks as (Lack & { id: string })[]) {
      if (more === null) {
        expect(winsWith(kind, rule, ballots, id, tried)).not.toContain(id)
        continue
      }
      said += 1
      const then = winsWith(kind, rule, ballots, id, more)
      expect(then).toContain(id)
      expect(winsWith(kind, rule, ballots, id, more - 1)).not.toContain(id)
      expect(instead).toEqual(outcome.winners.filter((one) => !then.includes(one)))
      moved += instead.length
    }
  }
  expect(said).toBeGreaterThan(20)
  expect(moved).toBeGreaterThan(10)
})

test('by most votes it is the fewest there are', () => {
  const ballots = ballotsBy(drawnBy(7))
  const election = electionOf('budget', ballots)
  for (const { id, more } of lacking(election, { rule: 'greedy', seed }, tally(election, { rule: 'greedy', seed }))) {
    const fewer = Array.from({ length: more ?? 0 }, (_, k) => winsWith('budget', 'greedy', ballots, String(id), k))
    expect(fewer.every((winners) => !winners.includes(String(id)))).toBe(true)
  }
})

test('a ballot of one option, known already, isn’t counted as another', () => {
  const election = electionOf('ranked', [
    { count: 5, choices: ['a'] },
    { count: 4, choices: ['b'] },
    { count: 2, choices: ['c'] },
  ])
  const asked = { rule: 'runoff', seed }
  const [nearest] = lacking(election, asked, tally(election, asked))
  expect(nearest).toMatchObject({ instead: ['a'] })
})
