import type { PostKind } from '../../../shared/actor.ts'
import type { BodyKind, DepartmentKind, Office, waysToPost } from '../contract.ts'
import type { Period } from './period.ts'

export type BodyRow = {
  id: string
  kind: BodyKind
  department_kind: DepartmentKind | null
  name: string
  sort_key: string
  area_id: string | null
  powers: string | null
  duties: string | null
  decision_rule: string | null
  public_phone: string | null
  hours: string | null
  established_on: string | null
  filed_on: string | null
  dissolved_at: Date | null
}

export const bodyColumns = [
  'id',
  'kind',
  'department_kind',
  'name',
  'sort_key',
  'area_id',
  'powers',
  'duties',
  'decision_rule',
  'public_phone',
  'hours',
  'established_on',
  'filed_on',
  'dissolved_at',
] as const

export type MemberRow = Period & {
  id: string
  body_id: string
  person_id: string | null
  outside_name: string | null
  unit: string | null
  office: Office
  title: string | null
  public: boolean
  public_phone: string | null
}

export type ServiceRow = Period & { id: string; body_id: string; compound_id: string | null }

export type PostRow = {
  id: string
  kind: PostKind
  title: string
  sort_key: string
  area_id: string | null
  body_id: string | null
  admin_path: string | null
  compound_path: string | null
  area_path: string | null
  seats: number
  duties: string | null
  public: boolean
  public_phone: string | null
  hours: string | null
  closed_at: Date | null
}

export const postColumns = [
  'id',
  'kind',
  'title',
  'sort_key',
  'area_id',
  'body_id',
  'admin_path',
  'compound_path',
  'area_path',
  'seats',
  'duties',
  'public',
  'public_phone',
  'hours',
  'closed_at',
] as const

export type TermRow = Period & { id: string; post_id: string; person_id: string; how: (typeof waysToPost)[number] }
