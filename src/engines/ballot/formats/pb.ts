import { alternativesMost, type Box, BoxBuilder, votesOf } from '../box.ts'
import { BallotFault } from '../fault.ts'
import type { BudgetElection } from '../types.ts'
import { placesOf, unitsOf, wholeOf } from './numbers.ts'
import { type Row, Rows } from './rows.ts'

/** What a project costs in a file when it was withdrawn after the vote. */
const withdrawnCost = 999_999_999

type Section = 'META' | 'PROJECTS' | 'VOTES'
type Cells = { readonly line: number; of(column: string): string | undefined }
type Meta = ReadonlyMap<string, { value: string; line: number }>

/**
 * Reads the `.pb` format of participatory budgets (Stolicki, Szufa, Talmon, "Pabulib: A Participatory Budgeting Library", 2020,
 * pabulib.org/format). Votes and points are recounted; throws BallotFault where they aren't what the file says, or a line can't be read.
 */
export function readPb(text: string): BudgetElection {
  const rows = new Rows(text, ';')
  const meta = readMeta(rows)
  const projects = readProjects(rows)
  const byPoints = projects.rows.some((row) => row.of('score') !== undefined)
  const read = readVotes(rows, meta, projects.indexOf, byPoints)
  const ids = [...projects.indexOf.keys()]
  const votes = mentions(read.box, ids.length, read.repeats)
  const budgetLine = meta.get('budget')
  const moneyPlaces = Math.max(0, ...projects.costs.map(placesOrNone), placesOrNone(budgetLine?.value ?? ''))
  const least = meta.get('min_project_score_threshold')
  const election: BudgetElection = {
    kind: 'budget',
    title: meta.get('description')?.value ?? '',
    alternatives: ids.map((id, index) => ({ id, name: projects.rows[index]?.of('name')?.trim() || id })),
    box: read.box,
    lot: [...ids.keys()],
    moneyPlaces,
    budget: money(budgetLine?.value, moneyPlaces, 'budget', budgetLine?.line),
    costs: projects.costs.map((cost, index) => money(cost, moneyPlaces, 'cost', projects.rows[index]?.line)),
    scores: read.points ?? votes,
    scorePlaces: read.places,
    scoreLeast: least ? scoreOf(least.value, read.places, least.line) : 0,
    withdrawn: projects.costs.map((cost) => Number(cost) === withdrawnCost),
    rule: meta.get('rule')?.value.trim(),
    repeats: read.repeats.length,
  }
  compareCounts(election, votes, projects.rows, meta)
  return election
}

function readMeta(rows: Rows): Meta {
  expect(rows.next(), 'META')
  const meta = new Map<string, { value: string; line: number }>()
  const heading = rows.next()
  if (heading?.cells[0]?.trim() !== 'key')
    throw new BallotFault('META begins with the heading "key;value"', heading?.line)
  for (let row = rows.next(); ; row = rows.next()) {
    if (!row) throw new BallotFault('the file ends before PROJECTS')
    const name = row.cells[0]?.trim() ?? ''
    if (row.cells.length === 1 && name.toUpperCase() === 'PROJECTS') break
    if (row.cells.length < 2) throw new BallotFault(`"${name}" has no value beside it`, row.line)
    if (meta.has(name)) throw new BallotFault(`"${name}" is said twice`, row.line)
    meta.set(name, { value: row.cells.slice(1).join(';').trim(), line: row.line })
  }
  for (const needed of ['budget', 'num_projects', 'num_votes', 'vote_type']) {
    if (!meta.has(needed)) throw new BallotFault(`META doesn't say "${needed}"`)
  }
  return meta
}

function expect(row: Row | undefined, section: Section): void {
  const found = row?.cells[0]?.trim() ?? ''
  if (found.toUpperCase() !== section)
    throw new BallotFault(`${section} is expected here, not "${found}"`, row?.line ?? 1)
}

function readProjects(rows: Rows) {
  const columns = columnsOf(rows.next(), ['project_id', 'cost'])
  const indexOf = new Map<string, number>()
  const found: Cells[] = []
  const costs: string[] = []
  for (let row = rows.next(); ; row = rows.next()) {
    if (!row) throw new BallotFault('the file ends before VOTES')
    if (row.cells.length === 1 && row.cells[0]?.trim().toUpperCase() === 'VOTES') break
    const cells = cellsOf(row, columns)
    const id = cells.of('project_id')?.trim() ?? ''
    if (id === '') throw new BallotFault('a project has no project_id', row.line)
    if (indexOf.has(id)) throw new BallotFault(`the project "${id}" comes twice`, row.line)
    if (indexOf.size >= alternativesMost) throw new BallotFault(`more than ${alternativesMost} projects`, row.line)
    indexOf.set(id, found.length)
    found.push(cells)
    costs.push(cells.of('cost')?.trim() ?? '')
  }
  return { indexOf, rows: found, costs }
}

function readVotes(rows: Rows, meta: Meta, indexOf: ReadonlyMap<string, number>, byPoints: boolean) {
  const columns = columnsOf(rows.next(), ['voter_id', 'vote'])
  const [voterAt, voteAt, pointsAt] = ['voter_id', 'vote', 'points'].map((name) => columns.indexOf(name)) as [
    number,
    number,
    number,
  ]
  const box = new BoxBuilder()
  const groupOf = new Map<string, number>()
  const voters = new Set<string>()
  const repeats: number[][] = []
  const counter = byPoints ? new PointCounter(meta, indexOf.size) : undefined
  for (let row = rows.next(); row; row = rows.next()) {
    const { cells, line } = row
    if (cells.length < voteAt + 1)
      throw new BallotFault(`the ballot has ${cells.length} of ${columns.length} cells`, line)
    const voter = cells[voterAt] as string
    if (voters.has(voter)) throw new BallotFault(`the voter "${voter}" comes twice`, line)
    voters.add(voter)
    const vote = cells[voteAt] as string
    const known = groupOf.get(vote)
    if (known !== undefined && !counter) {
      box.again(known)
      continue
    }
    const choices = choicesIn(vote, indexOf, line)
    counter?.add(choices, pointsAt < 0 ? undefined : cells[pointsAt], line)
    const once = [...new Set(choices)].sort((a, b) => a - b)
    const group = box.add(once)
    if (once.length === choices.length) groupOf.set(vote, group)
    else repeats.push(choices)
  }
  return { box: box.build(), points: counter?.points, places: counter ? pointPlaces : 0, repeats }
}

function choicesIn(vote: string, indexOf: ReadonlyMap<string, number>, line: number): number[] {
  if (vote.trim() === '') return []
  const choices: number[] = []
  for (const part of vote.split(',')) {
    const choice = indexOf.get(part.trim())
    if (choice === undefined) throw new BallotFault(`the ballot names "${part.trim()}", which is no project`, line)
    choices.push(choice)
  }
  return choices
}

/** Votes as the publishers count them: a project named twice on one ballot has two. */
function mentions(box: Box, projects: number, repeats: readonly (readonly number[])[]): number[] {
  const votes = votesOf(box, projects)
  for (const choices of repeats) {
    for (const [at, choice] of choices.entries()) {
      if (choices.indexOf(choice) < at) votes[choice] = (votes[choice] as number) + 1
    }
  }
  return votes
}

const pointPlaces = 3

/** Points by project: those of the ballots, or by rank (the first of `max_length` gets as many points) where ballots only rank. */
class PointCounter {
  readonly points: number[]
  private readonly ranked: boolean
  private readonly longest: number | undefined

  constructor(meta: Meta, projects: number) {
    this.points = new Array<number>(projects).fill(0)
    this.ranked = meta.get('vote_type')?.value === 'ordinal'
    this.longest = wholeOf(meta.get('max_length')?.value)
  }

  add(choices: readonly number[], points: string | undefined, line: number): void {
    const given = points?.trim() ? points.split(',') : undefined
    if (!given && !this.ranked && choices.length > 0) throw new BallotFault('the ballot gives no points', line)
    if (given && given.length !== choices.length) {
      throw new BallotFault(`the ballot names ${choices.length} projects and gives points to ${given.length}`, line)
    }
    for (const [rank, choice] of choices.entries()) {
      const units = given
        ? unitsOf(given[rank] as string, pointPlaces)
        : Math.max((this.longest ?? choices.length) - rank, 0) * 10 ** pointPlaces
      if (units === undefined) throw new BallotFault(`"${given?.[rank]}" is no number of points`, line)
      this.points[choice] = (this.points[choice] as number) + units
    }
  }
}

/** The file's own sums have to be those of its ballots. */
function compareCounts(election: BudgetElection, votes: readonly number[], rows: readonly Cells[], meta: Meta): void {
  const counted = { num_projects: election.alternatives.length, num_votes: election.box.total }
  for (const [name, count] of Object.entries(counted)) {
    const said = meta.get(name)
    if (wholeOf(said?.value) !== count) {
      throw new BallotFault(`${name} says ${said?.value}, and there are ${count}`, said?.line)
    }
  }
  for (const [index, row] of rows.entries()) {
    const [said, points] = [row.of('votes')?.trim(), row.of('score')?.trim()]
    const id = election.alternatives[index]?.id
    if (said && unitsOf(said, 0) !== votes[index]) {
      throw new BallotFault(
        `the project "${id}" is said to have ${said} votes; the ballots have ${votes[index]}`,
        row.line,
      )
    }
    if (points && unitsOf(points, election.scorePlaces) !== election.scores[index]) {
      const found = (election.scores[index] as number) / 10 ** election.scorePlaces
      throw new BallotFault(`the project "${id}" is said to have ${points} points; the ballots have ${found}`, row.line)
    }
  }
}

function columnsOf(row: Row | undefined, needed: readonly string[]): string[] {
  const columns = row?.cells.map((cell) => cell.trim()) ?? []
  for (const name of needed) {
    if (!columns.includes(name)) throw new BallotFault(`the heading has no "${name}"`, row?.line)
  }
  return columns
}

function cellsOf({ cells, line }: Row, columns: readonly string[]): Cells {
  if (cells.length > columns.length) {
    throw new BallotFault(`the line has ${cells.length} cells, the heading ${columns.length}`, line)
  }
  return { line, of: (column) => (columns.includes(column) ? (cells[columns.indexOf(column)] ?? '') : undefined) }
}

function placesOrNone(text: string): number {
  return placesOf(text) ?? 0
}

function money(text: string | undefined, places: number, what: string, line: number | undefined): number {
  const units = unitsOf(text ?? '', places)
  if (units === undefined) throw new BallotFault(`"${text}" is no ${what}`, line)
  return units
}

function scoreOf(text: string, places: number, line: number): number {
  const units = unitsOf(text, places)
  if (units === undefined) throw new BallotFault(`"${text}" is no min_project_score_threshold`, line)
  return units
}
