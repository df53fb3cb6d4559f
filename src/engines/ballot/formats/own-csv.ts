import { BallotFault } from '../fault.ts'
import type { Election, Id } from '../types.ts'
import { wholeOf } from './numbers.ts'
import { electionOf, type Kind } from './own.ts'
import { type Row, Rows } from './rows.ts'

const kinds: readonly string[] = ['budget', 'approval', 'ranked', 'score'] satisfies Kind[]
const words = ['kind', 'title', 'seats', 'budget', 'most', 'percent', 'least', 'rule', 'id', 'name', 'cost', 'lot']

/**
 * Reads ballots from a sheet (README.md): lines that begin with a word say what is voted on, every other line is a ballot: how many such there
 * are (nothing: one), then a cell an option: 1 where it is approved of, its rank, or its points.
 */
export function readOwnCsv(text: string): Election {
  const rows = new Rows(text, ',')
  const said = new Map<string, Row>()
  const ballots: Row[] = []
  for (let row = rows.next(); row; row = rows.next()) {
    const word = row.cells[0]?.trim() ?? ''
    if (word === '' || /^\d+$/.test(word)) ballots.push(row)
    else if (!words.includes(word))
      throw new BallotFault(`"${word}" is neither a number of ballots nor one of ${words.join(', ')}`, row.line)
    else if (said.has(word)) throw new BallotFault(`"${word}" comes twice`, row.line)
    else said.set(word, row)
  }
  const of = (word: string) =>
    said
      .get(word)
      ?.cells.slice(1)
      .map((cell) => cell.trim())
  const ids = of('id') ?? []
  if (ids.length === 0) throw new BallotFault('no line begins with "id" and names the options')
  const kind = of('kind')?.[0] ?? ''
  if (!kinds.includes(kind))
    throw new BallotFault(`kind is one of ${kinds.join(', ')}, not "${kind}"`, said.get('kind')?.line)
  const seats = of('seats')?.[0]
  if (seats !== undefined && !wholeOf(seats))
    throw new BallotFault(`"${seats}" is no number of seats`, said.get('seats')?.line)
  const numberOf = (word: 'most' | 'percent' | 'least') => {
    const cell = of(word)?.[0] || undefined
    if (cell !== undefined && wholeOf(cell) === undefined)
      throw new BallotFault(`"${cell}" is no whole number for ${word}`, said.get(word)?.line)
    return wholeOf(cell)
  }
  return electionOf({
    kind: kind as Kind,
    title: of('title')?.[0] ?? '',
    seats: wholeOf(seats),
    budget: of('budget')?.[0],
    ...{ most: numberOf('most'), percent: numberOf('percent'), least: numberOf('least') },
    rule: of('rule')?.[0],
    options: ids.map((id, at) => ({ id, name: of('name')?.[at] || id, cost: of('cost')?.[at] })),
    lot: said.has('lot') ? ranked(ids, of('lot') ?? [], said.get('lot')?.line as number) : undefined,
    ballots: ballots.map((row) => ballotOf(row, ids, kind as Kind)),
  })
}

function ballotOf({ cells, line }: Row, ids: readonly string[], kind: Kind) {
  const given = cells.slice(1).map((cell) => cell.trim())
  if (given.length > ids.length) throw new BallotFault(`${given.length} cells for ${ids.length} options`, line)
  const word = cells[0]?.trim() ?? ''
  const count = word === '' ? 1 : wholeOf(word)
  if (!count) throw new BallotFault(`"${word}" is no number of ballots`, line)
  if (kind === 'score') {
    const scored = ids.flatMap((id, at) => (given[at] ? [`${id}:${given[at]}`] : []))
    return { choices: scored, count, line }
  }
  if (kind === 'ranked') return { choices: ranked(ids, given, line), count, line }
  const wrong = given.find((cell) => !['', '0', '1'].includes(cell))
  if (wrong !== undefined) throw new BallotFault(`"${wrong}" is neither 1 nor empty`, line)
  return { choices: ids.filter((_, at) => given[at] === '1'), count, line }
}

/** Options by their ranks: 1, 2, 3 … without a gap and without two alike. */
function ranked(ids: readonly string[], ranks: readonly string[], line: number): Id[] {
  const order: (Id | undefined)[] = new Array<undefined>(Math.max(0, ...ranks.map((rank) => wholeOf(rank) ?? 0))).fill(
    undefined,
  )
  for (const [at, rank] of ranks.entries()) {
    if (rank === '') continue
    const place = wholeOf(rank)
    if (!place || place > ids.length) throw new BallotFault(`"${rank}" is no rank from 1 to ${ids.length}`, line)
    if (order[place - 1] !== undefined) throw new BallotFault(`two options have rank ${place}`, line)
    order[place - 1] = ids[at] as string
  }
  const gap = order.indexOf(undefined)
  if (gap >= 0) throw new BallotFault(`rank ${gap + 1} is left out`, line)
  return order as Id[]
}
