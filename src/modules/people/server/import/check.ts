import type { WriteContext } from '../../../../platform/command/types.ts'
import type { Dwelling } from '../../../territory/api.ts'
import { identityHashes } from '../fields.ts'
import { allFields } from '../fields-of-community/fields.ts'
import { type Residence, residencesOf } from '../residences.ts'
import { tagsOf } from '../tags.ts'
import { todayIn } from '../today.ts'
import { fewOf, type Known, type KnownPerson, knownPersons, matchPerson, type Proposal } from './known.ts'
import { openPlaceBook } from './places.ts'
import type { Remark, RowProblem } from './problems.ts'
import { type Places, type ReadRow, readRow } from './rows.ts'
import type { Line } from './sheet.ts'

export type Status = 'new' | 'changed' | 'same' | 'refused' | 'undecided' | 'skipped'
export type Decision = { decision: 'same' | 'different' | 'skip'; personId: string | null }

/** What would become of a row. `person` is the entry it means; undefined for a new one. */
export type CheckedRow = ReadRow & {
  dwelling: Dwelling | undefined
  identityHash: Buffer | undefined
  person: KnownPerson | undefined
  /** The present residence in that dwelling. */
  residence: Residence | undefined
  status: Status
  proposals: Proposal[]
  decided: Decision | undefined
  refusedFor: RowProblem[]
  remarks: Remark[]
}

/** Looks at some rows of a sheet against the register as it is now, each by itself. `decided`: what somebody said of proposals, by row. */
export async function checkLines(
  ctx: WriteContext,
  places: Places,
  lines: readonly Line[],
  decided: ReadonlyMap<number, Decision>,
): Promise<CheckedRow[]> {
  const tags = new Map((await tagsOf(ctx)).map((tag) => [tag.label, tag.code]))
  const today = await todayIn(ctx)
  const fields = (await allFields(ctx, 'person')).filter((field) => field.retired_at === null)
  const read = lines.map((line) => readRow(line, places, tags, today, fields))
  const book = await openPlaceBook(
    ctx.tx,
    ctx.communityId,
    read.flatMap((row) => row.place ?? []),
  )
  const possible = new Map(
    read.flatMap(({ row, identity }) => (identity ? [[row, identityHashes(ctx, identity.number)] as const] : [])),
  )
  const chosen = read.flatMap(({ row }) => decided.get(row)?.personId ?? [])
  const known = await knownPersons(ctx, read, [...possible.values()].flat(), chosen)
  const hashes = new Map([...possible].map(([row, list]) => [row, hashHeld(list, known)] as const))
  const residences = await residencesOfAll(ctx, [...known.people.keys()])
  return read.map((row) => {
    const place = row.place ? book.find(row.place) : undefined
    const dwelling = place?.ok ? place.dwelling : undefined
    const refusedFor: RowProblem[] = [
      ...row.problems,
      ...(place && !place.ok ? [{ key: place.problem, params: { ...row.place } }] : []),
    ]
    return judge({
      row,
      dwelling,
      hash: hashes.get(row.row),
      known,
      residences,
      decided: decided.get(row.row),
      refusedFor,
    })
  })
}

/** The hash by which the register has the number, or the one it would get. */
function hashHeld(hashes: readonly Buffer[], known: Known): Buffer | undefined {
  return hashes.find((hash) => known.byIdentity.has(hash.toString('hex'))) ?? hashes[0]
}

const peopleAtOnce = 1_000

async function residencesOfAll(ctx: WriteContext, ids: readonly string[]): Promise<Map<string, Residence[]>> {
  const found = new Map<string, Residence[]>()
  for (let start = 0; start < ids.length; start += peopleAtOnce) {
    const part = await residencesOf(ctx.tx, ctx.communityId, ids.slice(start, start + peopleAtOnce))
    for (const [id, rows] of part) found.set(id, rows)
  }
  return found
}

type Seen = {
  row: ReadRow
  dwelling: Dwelling | undefined
  hash: Buffer | undefined
  known: Known
  residences: ReadonlyMap<string, Residence[]>
  decided: Decision | undefined
  refusedFor: RowProblem[]
}

function judge({ row, dwelling, hash, known, residences, decided, refusedFor }: Seen): CheckedRow {
  const match = matchPerson({ row, hash, dwellingId: dwelling?.id, known, residences })
  const person =
    decided?.decision === 'same' && decided.personId
      ? (known.people.get(decided.personId) ?? match.person)
      : match.person
  const residence = residences.get(person?.id ?? '')?.find((one) => one.dwelling_id === dwelling?.id)
  const checked = {
    ...row,
    dwelling,
    identityHash: hash,
    person,
    residence,
    proposals: fewOf(match.proposals ?? []),
    decided,
    refusedFor: [...refusedFor, ...(match.problem ? [match.problem] : []), ...(person ? [] : row.missing)],
    remarks: remarksOf(row, dwelling),
  }
  return { ...checked, status: statusOf(checked) }
}

function remarksOf(row: ReadRow, dwelling: Dwelling | undefined): Remark[] {
  const registered = dwelling?.floor_area ?? null
  if (registered === null || row.floorArea === null || Math.abs(registered - row.floorArea) < 0.005) return []
  return [{ key: 'floor_area_differs', params: { sheet: row.floorArea, registered } }]
}

/** A number that is another entry's can't make a new one, whatever was said of it. */
export function mayBeDifferent(proposals: readonly Proposal[]): boolean {
  return !proposals.some(({ why }) => why.includes('identity'))
}

function statusOf(row: Omit<CheckedRow, 'status'>): Status {
  const { person, dwelling, residence, decided } = row
  if (row.refusedFor.length > 0) return 'refused'
  if (decided?.decision === 'skip') return 'skipped'
  if (!person) {
    const settled = decided?.decision === 'different' && mayBeDifferent(row.proposals)
    return row.proposals.length > 0 && !settled ? 'undecided' : 'new'
  }
  const changes =
    (row.phone !== null && row.phone !== person.phone) ||
    (row.identity !== null && person.identity_hash === null) ||
    row.tags.some((tag) => !person.tags.includes(tag)) ||
    Object.entries(row.custom).some(([id, value]) => JSON.stringify(value) !== JSON.stringify(person.custom[id])) ||
    (dwelling !== undefined && (residence === undefined || (row.role !== 'other' && row.role !== residence.role)))
  return changes ? 'changed' : 'same'
}
