import { roundedMark } from '../../../../platform/sheets/index.ts'
import { parseIdentityNumber } from '../../../../shared/identity-number.ts'
import { normalisePhone } from '../../../../shared/mask.ts'
import type { Field } from '../fields-of-community/fields.ts'
import type { FieldValue } from '../fields-of-community/values.ts'
import type { Role } from '../residences.ts'
import { type ColumnKey, columns, problemHeading, roleWords } from './columns.data.ts'
import type { PlaceWords } from './places.ts'
import type { Problem, ProblemKey } from './problems.ts'
import { readField } from './read-field.ts'
import type { Line } from './sheet.ts'

/** Which column of a sheet means what. */
export type Places = Partial<Record<ColumnKey, number>>

/** Reads the heading row: headings as in the template, as people write them, or as this community said once (`own`). */
export function placesOf(
  headings: readonly string[],
  own: ReadonlyMap<string, string>,
  fields: readonly Pick<Field, 'id' | 'label'>[],
): Places {
  const known = new Map<string, ColumnKey>([
    ...fields.map(({ id, label }) => [headingKey(label), `field:${id}`] as const),
    ...columns.flatMap(({ key, heading, others }) =>
      [heading, ...others].map((name) => [headingKey(name), key] as const),
    ),
  ])
  const there = new Set<string>(known.values())
  const squeezed = headings.map(headingKey)
  const places: Places = {}
  const take = (index: number, key: string | undefined) => {
    if (isColumn(key) && there.has(key) && places[key] === undefined) places[key] = index
  }
  squeezed.forEach((heading, index) => void take(index, own.get(heading)))
  squeezed.forEach((heading, index) => {
    if (!own.has(heading)) take(index, known.get(heading) ?? known.get(heading.replace(/\(.*\)$/, '')))
  })
  return places
}

/** Headings nobody said the meaning of. A column of remarks of an earlier check is none. */
export function unknownHeadings(headings: readonly string[], places: Places): string[] {
  const taken = new Set(Object.values(places))
  return headings.filter((heading, index) => heading !== '' && heading !== problemHeading && !taken.has(index))
}

/** A heading without blanks, stars and width. */
export function headingKey(heading: string): string {
  return heading.normalize('NFKC').replaceAll(/[\s*:：]/g, '')
}

/** Whether that may be one of the register's columns ('' or 'none': left alone on purpose). */
export function isColumn(key: string | undefined): key is ColumnKey {
  return columns.some((column) => column.key === key) || /^field:[0-9a-f-]{36}$/.test(key ?? '')
}

/** What a row says, as far as it can be read by itself. */
export type ReadRow = {
  row: number
  name: string
  phone: string | null
  identity: { number: string; sex: 'male' | 'female'; birthDate: string } | null
  place: PlaceWords | null
  role: Role
  floorArea: number | null
  tags: string[]
  /** What it says in the community's own fields, by their ids. */
  custom: Record<string, FieldValue>
  /** Required fields whose column is there and whose cell is empty. */
  missing: Problem[]
  problems: Problem[]
}

const nameMost = 40

/** Reads one row by itself: shapes and check digits, no look at the register. `tags`: label → code. */
export function readRow(
  line: Line,
  places: Places,
  tags: ReadonlyMap<string, string>,
  today: string,
  fields: readonly Field[],
): ReadRow {
  const cell = (key: ColumnKey) => line.cells[places[key] ?? -1] ?? ''
  const problems: Problem[] = []
  const note = (key: ProblemKey, params?: Problem['params']) => void problems.push(params ? { key, params } : { key })
  const name = cell('name')
  if (name === '') note('name_missing')
  if ([...name].length > nameMost) note('name_too_long')
  const place = placeOf(cell)
  const role = roleWords[cell('role').replaceAll(/\s/g, '')]
  if (cell('role') !== '' && role === undefined) note('role_unknown', { word: cell('role').slice(0, 20) })
  if (cell('role') !== '' && place === null) note('role_without_dwelling')
  return {
    row: line.row,
    name,
    phone: readPhone(cell('phone'), note),
    identity: readIdentity(cell('identity'), today, note),
    place,
    role: role ?? 'other',
    floorArea: readArea(cell('area'), note),
    tags: readTags(cell('tags'), tags, note),
    ...readFields(fields, places, cell, note),
    problems,
  }
}

type Note = (key: ProblemKey, params?: Problem['params']) => void

function placeOf(cell: (key: ColumnKey) => string): PlaceWords | null {
  const place = {
    compound: cell('compound'),
    building: cell('building'),
    stairwell: cell('stairwell'),
    number: cell('number'),
  }
  return place.building === '' && place.number === '' ? null : place
}

function readPhone(text: string, note: Note): string | null {
  if (text === '') return null
  const phone = normalisePhone(text)
  if (phone?.kind === 'mobile' || phone?.kind === 'landline') return phone.number
  note('phone_invalid')
  return null
}

function readIdentity(text: string, today: string, note: Note): ReadRow['identity'] {
  if (text === '') return null
  if (text.startsWith(roundedMark)) {
    note('identity_rounded')
    return null
  }
  const read = parseIdentityNumber(text, today)
  if (read.ok) return { number: read.number, sex: read.sex, birthDate: read.birthDate }
  note(`identity_${read.reason}`)
  return null
}

function readArea(text: string, note: Note): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/(平方米|平米|平|m2)$/i, '')
    .trim()
  if (plain === '') return null
  const area = /^\d{1,5}(\.\d{1,4})?$/.test(plain) ? Number(plain) : Number.NaN
  if (area > 0) return area
  note('area_invalid')
  return null
}

type Own = Pick<ReadRow, 'custom' | 'missing'>

function readFields(fields: readonly Field[], places: Places, cell: (key: ColumnKey) => string, note: Note): Own {
  const own: Own = { custom: {}, missing: [] }
  for (const field of fields) {
    const key = `field:${field.id}` as const
    if (places[key] === undefined) continue
    const text = cell(key)
    const value = readField(field, text)
    const params = { label: field.label, column: key }
    if (value === undefined) note('field_invalid', { ...params, word: text.slice(0, 20) })
    else if (value !== null) own.custom[field.id] = value
    else if (field.required) own.missing.push({ key: 'field_required', params })
  }
  return own
}

function readTags(text: string, tags: ReadonlyMap<string, string>, note: Note): string[] {
  const labels = text.split(/[、,，;；/\s]+/).filter(Boolean)
  for (const label of labels.filter((one) => !tags.has(one))) note('tag_unknown', { tag: label.slice(0, 20) })
  return labels.flatMap((label) => tags.get(label) ?? [])
}
