import type { ColumnKey } from './columns.data.ts'
import type { PlaceProblem } from './places.ts'

/** Why a row can't be read by itself. Sentences: `messages.import_<key>`. */
export type Problem = { key: ProblemKey; params?: Record<string, string | number> }
export type ProblemKey =
  | 'name_missing'
  | 'name_too_long'
  | 'phone_invalid'
  | 'identity_length'
  | 'identity_characters'
  | 'identity_date'
  | 'identity_check_digit'
  | 'identity_rounded'
  | 'role_unknown'
  | 'role_without_dwelling'
  | 'area_invalid'
  | 'tag_unknown'
  | 'field_invalid'
  | 'field_required'

/** Why a row isn't taken in. */
export type RowProblem =
  | Problem
  | { key: PlaceProblem; params?: Record<string, string | number> }
  | {
      key: 'same_row' | 'identity_of_other' | 'identity_of_dead' | 'identity_differs'
      params?: Record<string, string | number>
    }
export type Remark = { key: 'floor_area_differs'; params: Record<string, string | number> }

const columnOf: Readonly<Record<RowProblem['key'] | Remark['key'], ColumnKey>> = {
  name_missing: 'name',
  name_too_long: 'name',
  phone_invalid: 'phone',
  identity_length: 'identity',
  identity_characters: 'identity',
  identity_date: 'identity',
  identity_check_digit: 'identity',
  identity_rounded: 'identity',
  identity_of_other: 'identity',
  identity_of_dead: 'identity',
  identity_differs: 'identity',
  role_unknown: 'role',
  role_without_dwelling: 'role',
  area_invalid: 'area',
  floor_area_differs: 'area',
  tag_unknown: 'tags',
  field_invalid: 'name',
  field_required: 'name',
  compound_unknown: 'compound',
  building_needed: 'building',
  building_unknown: 'building',
  building_several: 'compound',
  number_needed: 'number',
  number_unknown: 'number',
  stairwell_needed: 'stairwell',
  same_row: 'name',
}

/** The column of the register a problem is to be mended in; one of a community's own field says it itself. */
export function problemColumn({ key, params }: RowProblem | Remark): ColumnKey {
  const column = params?.['column']
  return typeof column === 'string' ? (column as ColumnKey) : (columnOf[key] ?? 'name')
}
