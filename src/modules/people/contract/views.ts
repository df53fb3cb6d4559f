import { z } from 'zod'
import { can, civilDate, id, instant } from '../../../shared/schemas.ts'
import { fieldShown } from './field-routes.ts'

export const sex = z.enum(['male', 'female'])
export const residenceRole = z.enum(['owner', 'co_owner', 'tenant', 'family', 'other'])
export const householdKind = z.enum(['family', 'shared', 'collective'])
export const relation = z.enum([
  'head',
  'spouse',
  'child',
  'parent',
  'grandchild',
  'grandparent',
  'sibling',
  'relative',
  'carer',
  'lodger',
  'other',
])
export const registerSource = z.enum(['counter', 'import', 'visit', 'self', 'demo'])

export const tagView = z.object({
  code: z.string(),
  label: z.string(),
  /** Shown on a person's page only, and not offered as a filter. */
  sensitive: z.boolean(),
  /** Ships with the module; the others are the community's own. */
  standard: z.boolean(),
})

const shownTag = z.object({ code: z.string(), label: z.string() })

export const residenceView = z.object({
  id,
  dwelling_id: id,
  /** '南苑小区 3幢 2单元 301' */
  dwelling: z.string(),
  role: residenceRole,
  share_bp: z.number().int().nullable(),
  lives_here: z.boolean(),
  floor_area: z.number().nullable(),
  from_day: civilDate.nullable(),
  until_day: civilDate.nullable(),
})

/** A row of the register: masked, enough to tell people of one name apart. */
export const personCard = z.object({
  id,
  name: z.string(),
  sex: sex.nullable(),
  age: z.number().int().nullable(),
  /** '199****1234' */
  phone_masked: z.string().nullable(),
  tags: z.array(shownTag),
  newcomer: z.boolean(),
  registered_at: instant,
  home: z.object({ dwelling_id: id, name: z.string(), role: residenceRole }).nullable(),
})

export const memberView = z.object({ person_id: id, name: z.string(), relation })

export const householdView = z.object({
  id,
  kind: householdKind,
  dwelling_id: id,
  dwelling: z.string(),
  members: z.array(memberView),
})

/** What couldn't be given back when a merge or a death was taken back. */
export const stayed = z.enum([
  'residence',
  'household',
  'identity_number',
  'phone',
  'sex',
  'birth_date',
  'party_member',
  'custom',
])

/** Another entry that was put into this one. */
export const mergeView = z.object({
  merged_id: id,
  name: z.string(),
  merged_at: instant,
  /** Until when it can be taken out again; null when it was, or is too late. */
  undo_until: instant.nullable(),
  undone_at: instant.nullable(),
  stayed: z.array(stayed),
})

export const personView = z.object({
  id,
  name: z.string(),
  sex: sex.nullable(),
  birth_date: civilDate.nullable(),
  age: z.number().int().nullable(),
  phone_masked: z.string().nullable(),
  /** '339***********0017' */
  identity_masked: z.string().nullable(),
  tags: z.array(shownTag),
  party_member: z.boolean().nullable(),
  party_member_source: z.string().nullable(),
  newcomer: z.boolean(),
  source: registerSource,
  residences: z.array(residenceView),
  household: householdView.nullable(),
  registered_at: instant,
  updated_at: instant,
  revision: z.number().int(),
  /** Where the entry went when it was merged into another. */
  merged_into: id.nullable(),
  died_on: civilDate.nullable(),
  /** The community's own fields, as far as the reader sees them. */
  custom: z.array(fieldShown),
  /** What was put into this entry, the latest first, ten at most. */
  merges: z.array(mergeView),
  can,
})

/** What a resident sees of themselves: their own telephone number whole, the identity number masked even so. */
export const ownProfileView = z.object({
  id,
  name: z.string(),
  sex: sex.nullable(),
  birth_date: civilDate.nullable(),
  phone: z.string().nullable(),
  identity_masked: z.string().nullable(),
  tags: z.array(shownTag),
  residences: z.array(residenceView),
  household: householdView.nullable(),
  source: registerSource,
  updated_at: instant,
  /** The community's own fields in which something is entered. */
  custom: z.array(fieldShown),
})

/** `mapping`: nobody can tell which column is the name. `applying`, `undoing`: being written or taken back, piece after piece. */
export const importState = z.enum([
  'mapping',
  'checking',
  'checked',
  'applying',
  'applied',
  'undoing',
  'undone',
  'failed',
  'given_up',
])

export const importSummary = z.object({
  id,
  name: z.string(),
  state: importState,
  rows_total: z.number().int(),
  rows_new: z.number().int(),
  rows_changed: z.number().int(),
  rows_same: z.number().int(),
  rows_refused: z.number().int(),
  /** Rows that may mean an entry written otherwise: somebody has to say so first. */
  rows_undecided: z.number().int(),
  /** How far it was looked at (or taken back), of a hundred. */
  progress: z.number().int(),
  checked_at: instant,
  applied_at: instant.nullable(),
})

const toldRow = z.object({ row: z.number().int(), name: z.string(), words: z.array(z.string()) })

export const importView = importSummary.extend({
  /** Columns of the sheet that mean nothing here and are left alone. */
  unknown_columns: z.array(z.string()),
  /** The first 200 refused rows, by their number in the sheet (the heading is row 1), in plain words. */
  problems: z.array(toldRow),
  /** Rows that are taken in, with something to look at. */
  remarks: z.array(toldRow),
  /** Rows that look like an entry, decided on or not. */
  proposals: z.number().int(),
  rows_undone: z.number().int(),
  rows_kept: z.number().int(),
  /** The first 200 entries that stayed when it was taken back, and why. */
  kept: z.array(z.object({ row: z.number().int(), person_id: id, name: z.string(), why: z.string() })),
  undo_until: instant.nullable(),
  /** What couldn't be done after eight tries, and at which rows (counted from 1). */
  failure: z
    .object({ doing: z.enum(['checking', 'applying', 'undoing']), from: z.number().int(), to: z.number().int() })
    .nullable(),
  can,
})

/** Why a row may mean an entry that is written otherwise. */
export const likeness = z.enum(['identity', 'phone', 'dwelling', 'birth_date'])

const importSide = z.object({
  name: z.string(),
  phone_masked: z.string().nullable(),
  identity_masked: z.string().nullable(),
  birth_date: civilDate.nullable(),
  home: z.string().nullable(),
})

/** A row of a sheet beside the entries it may mean. */
export const importProposal = z.object({
  row: z.number().int(),
  sheet: importSide,
  entries: z.array(importSide.extend({ id, why: z.array(likeness) })),
  decision: z.enum(['same', 'different', 'skip']).nullable(),
  decided_for: id.nullable(),
  /** What may be said of it: `different` not where both have one identity number. */
  can,
})
