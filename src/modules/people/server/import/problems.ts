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

/** Why a row isn't taken in. */
export type RowProblem =
  | Problem
  | { key: PlaceProblem; params?: Record<string, string | number> }
  | {
      key: 'same_row' | 'identity_of_other' | 'identity_differs' | 'several_match'
      params?: Record<string, string | number>
    }
export type Remark = { key: 'floor_area_differs'; params: Record<string, string | number> }
