import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Dwelling } from '../../../territory/api.ts'
import { identityHash } from '../fields.ts'
import { type Residence, residencesOf } from '../residences.ts'
import { tagsOf } from '../tags.ts'
import { todayIn } from '../today.ts'
import { type KnownPerson, knownPersons, matchPerson } from './known.ts'
import { openPlaceBook } from './places.ts'
import type { Remark, RowProblem } from './problems.ts'
import { type ReadRow, readHeadings, readRow } from './rows.ts'
import type { Sheet } from './sheet.ts'

/** What would become of a row. `person` is the entry it means; undefined for a new one. */
export type CheckedRow = ReadRow & {
  dwelling: Dwelling | undefined
  identityHash: Buffer | undefined
  person: KnownPerson | undefined
  /** The present residence in that dwelling. */
  residence: Residence | undefined
  status: 'new' | 'changed' | 'same' | 'refused'
  refusedFor: RowProblem[]
  remarks: Remark[]
}

const chunk = 2_000

/** Looks at a sheet against the register as it is now, changing nothing. */
export async function checkSheet(ctx: ReadContext, sheet: Sheet): Promise<{ rows: CheckedRow[]; unknown: string[] }> {
  const headings = readHeadings(sheet.headings)
  const tags = new Map((await tagsOf(ctx)).map((tag) => [tag.label, tag.code]))
  const today = await todayIn(ctx)
  const read = sheet.rows.map((line) => readRow(line, headings, tags, today))
  const places = await openPlaceBook(
    ctx.tx,
    ctx.communityId,
    read.flatMap((row) => row.place ?? []),
  )
  const hashes = new Map(
    read.flatMap(({ row, identity }) => (identity ? [[row, identityHash(ctx, identity.number)] as const] : [])),
  )
  const known = await knownPersons(ctx, read, [...hashes.values()])
  const residences = await allResidences(
    ctx,
    known.people.map((person) => person.id),
  )
  const seen = new Map<string, number>()
  const rows = read.map((row): CheckedRow => {
    const place = row.place ? places.find(row.place) : undefined
    const dwelling = place?.ok ? place.dwelling : undefined
    const hash = hashes.get(row.row)
    const match = matchPerson(row, hash, dwelling?.id, known, residences)
    const residence = residences.get(match.person?.id ?? '')?.find((one) => one.dwelling_id === dwelling?.id)
    const refusedFor: RowProblem[] = [
      ...row.problems,
      ...(place && !place.ok ? [{ key: place.problem, params: { ...row.place } }] : []),
      ...(match.problem ? [match.problem] : []),
    ]
    const twin = twinOf(row, dwelling, seen)
    if (twin !== undefined) refusedFor.push({ key: 'same_row', params: { row: twin } })
    const remarks = remarksOf(row, dwelling)
    const checked = { ...row, dwelling, identityHash: hash, person: match.person, residence, refusedFor, remarks }
    return { ...checked, status: statusOf(checked) }
  })
  return { rows, unknown: headings.unknown }
}

async function allResidences(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, Residence[]>> {
  const found = new Map<string, Residence[]>()
  for (let start = 0; start < ids.length; start += chunk / 2) {
    const part = await residencesOf(ctx.tx, ctx.communityId, ids.slice(start, start + chunk / 2))
    for (const [id, rows] of part) found.set(id, rows)
  }
  return found
}

/** The row before that says the same: one person in one dwelling. */
function twinOf(row: ReadRow, dwelling: Dwelling | undefined, seen: Map<string, number>): number | undefined {
  const who = row.identity?.number ?? `${row.name} ${row.phone ?? ''}`
  const key = `${who} ${dwelling?.id ?? ''}`
  const twin = seen.get(key)
  if (twin === undefined) seen.set(key, row.row)
  return twin
}

function remarksOf(row: ReadRow, dwelling: Dwelling | undefined): Remark[] {
  const registered = dwelling?.floor_area ?? null
  if (registered === null || row.floorArea === null || Math.abs(registered - row.floorArea) < 0.005) return []
  return [{ key: 'floor_area_differs', params: { sheet: row.floorArea, registered } }]
}

function statusOf(row: Omit<CheckedRow, 'status'>): CheckedRow['status'] {
  if (row.refusedFor.length > 0) return 'refused'
  if (!row.person) return 'new'
  const { person, dwelling, residence } = row
  const changes =
    (row.phone !== null && row.phone !== person.phone) ||
    (row.identity !== null && person.identity_hash === null) ||
    row.tags.some((tag) => !person.tags.includes(tag)) ||
    (dwelling !== undefined && (residence === undefined || (row.role !== 'other' && row.role !== residence.role)))
  return changes ? 'changed' : 'same'
}
