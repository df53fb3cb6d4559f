import type { z } from 'zod'
import type { registerFilter } from '../../../contract/register-routes.ts'
import type {
  fieldShown,
  fieldView,
  householdView,
  importProposal,
  importSummary,
  importView,
  personCard,
  personView,
  registeredDwelling,
  relation,
  residenceRole,
} from '../../../contract.ts'

export type PersonCard = z.output<typeof personCard>
export type Person = z.output<typeof personView>
export type Residence = Person['residences'][number]
export type RegisteredDwelling = z.output<typeof registeredDwelling>
export type Field = z.output<typeof fieldView>
export type FieldShown = z.output<typeof fieldShown>
export const fieldKinds: Field['kind'][] = ['text', 'number', 'date', 'yes_no', 'choice', 'choices']

/** Posts that read the register, and so may be named to see a field. */
export const seeingPosts = [
  'community_secretary',
  'deputy_secretary',
  'community_worker',
  'counter_clerk',
  'grid_worker',
  'micro_grid_leader',
  'project_social_worker',
] as const
export type PostKind = (typeof seeingPosts)[number]

export type Tenancy = RegisteredDwelling['tenancies'][number]
export type Household = z.output<typeof householdView>
export type ImportSummary = z.output<typeof importSummary>
export type ImportView = z.output<typeof importView>
export type ImportProposal = z.output<typeof importProposal>
export const importTones = {
  mapping: 'need',
  checking: 'wait',
  checked: 'wait',
  applying: 'wait',
  applied: 'done',
  undoing: 'wait',
  undone: 'rest',
  failed: 'late',
  given_up: 'rest',
} as const satisfies Record<ImportView['state'], string>
export type Role = z.output<typeof residenceRole>
export type Relation = z.output<typeof relation>

export const roles: Role[] = ['owner', 'co_owner', 'tenant', 'family', 'other']
export const relations: Relation[] = [
  'spouse',
  'child',
  'parent',
  'grandchild',
  'grandparent',
  'sibling',
  'relative',
  'carer',
  'lodger',
  'head',
  'other',
]

/** What the register is limited to, and its order. */
export type RegisterQuery = z.input<typeof registerFilter>
