import { z } from 'zod'
import { civilDate, id, text } from '../../../shared/schemas.ts'

/** How often it is asked for. */
export const rhythms = ['once', 'monthly', 'quarterly', 'yearly'] as const
export const rhythm = z.enum(rhythms)
/** What one row is about. Of the areas a row holds figures. */
export const rowKinds = ['person', 'household', 'dwelling', 'building', 'grid', 'compound', 'community'] as const
export const rowKind = z.enum(rowKinds)
export const fillState = z.enum(['filling', 'open', 'handed_in', 'failed'])
export const ways = ['paper', 'e_mail', 'platform', 'chat', 'other'] as const
export const residenceRoles = ['owner', 'co_owner', 'tenant', 'family', 'other'] as const

/** Typed in by whoever fills it; the next time it is there from the last time. */
export const typedIn = 'typed'

const years = z.number().int().min(0).max(130)

/** Whom a list names, or a number counts. */
export const wish = z.object({
  age_from: years.optional(),
  age_to: years.optional(),
  sex: z.enum(['male', 'female']).optional(),
  tag: z.string().max(40).optional(),
  role: z.enum(residenceRoles).optional(),
})

export const column = z.object({
  /** Stays the same over versions: what was typed in is found again by it. */
  id: z.string().regex(/^[a-z0-9]{1,12}$/),
  /** As their sheet writes it. */
  title: text(1, 60),
  /** A source of the catalogue, or `typed`. */
  source: z.string().min(1).max(60),
  wish: wish.default({}),
  /** Empty ones are gaps. */
  needed: z.boolean().default(true),
  /** Which column of their sheet it goes into, the first being 0; null without one. */
  at: z.number().int().min(0).max(199).nullable().default(null),
})

/**
 * On what sensitive data may be listed (个人信息保护法 28, 13 (1) 3, 55): the law that makes it a duty, with its article; what this list alone is for;
 * where the impact assessment lies.
 */
export const sensitiveTerms = z.object({ law: text(2, 120), purpose: text(2, 200), assessment: text(2, 120) })

export const definition = z.object({
  name: text(1, 60),
  /** A body the platform knows, or its name alone. */
  asked_by_body: id.nullable().default(null),
  asked_by: text(0, 60).default(''),
  /** The paper it is asked by, with its number. */
  paper: text(0, 120).default(''),
  purpose: text(1, 200),
  /** By which law or rule: 个人信息保护法 6, 13. */
  legal_basis: text(1, 200),
  rhythm,
  /** Day of the month it is due (the month's last day where there is none such), in the month after the period or its last one. */
  due_on: z.number().int().min(1).max(31).default(5),
  due_in: z.enum(['next', 'same']).default('next'),
  /** Of what is asked for once. */
  due_day: civilDate.nullable().default(null),
  /** Since when it is asked for. */
  asked_on: civilDate,
  rows: rowKind,
  area_id: id.nullable().default(null),
  wish: wish.default({}),
  columns: z.array(column).min(1).max(60),
  /** Needed where a column or a filter is sensitive; without one it falls away. */
  sensitive: sensitiveTerms.nullable().default(null),
  template_id: id.nullable().default(null),
  /** The row of the headings in their sheet, as people count rows. */
  header_row: z.number().int().min(1).max(40).default(1),
})

/** The same as answered: what was taken in is text as it is kept. */
export const columnShown = z.object({
  id: z.string(),
  title: z.string(),
  source: z.string(),
  wish,
  needed: z.boolean(),
  at: z.number().int().nullable(),
})
export const definitionShown = z.object({
  name: z.string(),
  asked_by_body: id.nullable(),
  asked_by: z.string(),
  paper: z.string(),
  purpose: z.string(),
  legal_basis: z.string(),
  rhythm,
  due_on: z.number().int(),
  due_in: z.enum(['next', 'same']),
  due_day: civilDate.nullable(),
  asked_on: civilDate,
  rows: rowKind,
  area_id: id.nullable(),
  wish,
  columns: z.array(columnShown),
  sensitive: z.object({ law: z.string(), purpose: z.string(), assessment: z.string() }).nullable(),
  template_id: id.nullable(),
  header_row: z.number().int(),
})

export const sourceView = z.object({
  code: z.string(),
  label: z.string(),
  group: z.string(),
  /** Which people it counts can be said. */
  counts: z.boolean(),
  /** A number of a person, covered unless taken out whole. */
  covered: z.boolean(),
  /** Listed on terms of its own only. */
  sensitive: z.boolean(),
})

export const templateView = z.object({
  id,
  name: z.string(),
  /** The first rows as they stand in the sheet. */
  top: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
  header_row: z.number().int().nullable(),
  columns: z.array(z.object({ at: z.number().int(), letters: z.string(), title: z.string(), source: z.string() })),
})

export const askerFigures = z.object({
  asked_by: z.string(),
  forms: z.number().int(),
  /** Times asked for within the months: fills begun. */
  asked: z.number().int(),
  handed_in: z.number().int(),
  in_time: z.number().int(),
  reopened: z.number().int(),
  columns: z.number().int(),
  columns_known: z.number().int(),
  rows: z.number().int(),
  /** Days from asked to handed in, summed over what was handed in. */
  days: z.number().int(),
})

export const askedTwice = z.object({
  source: z.string(),
  label: z.string(),
  rows: rowKind,
  forms: z.array(z.object({ id, name: z.string(), asked_by: z.string() })),
})
