/** A period of a form, its rows, and its parts, as they are shown. */
import { z } from 'zod'
import { can, civilDate, id, instant } from '../../../shared/schemas.ts'
import { columnShown, fillState, rowKind, ways } from './views.ts'

export const fillBrief = z.object({
  id,
  form_id: id,
  period: z.string(),
  state: fillState,
  version: z.number().int(),
  asked_on: civilDate,
  due_day: civilDate.nullable(),
  made_at: instant,
  handed_in_at: instant.nullable(),
  rows: z.number().int(),
  gaps: z.number().int(),
})

export const handInView = z.object({
  edition: z.number().int(),
  handed_in_at: instant,
  by: z.string(),
  handed_to: z.string(),
  way: z.enum(ways),
  note: z.string(),
  rows: z.number().int(),
  gaps: z.number().int(),
  reopened_at: instant.nullable(),
  reopened_by: z.string(),
  reopen_reason: z.string(),
  forgotten: z.boolean(),
})

export const columnView = columnShown.extend({
  /** What the source is called. */
  source_label: z.string(),
  gaps: z.number().int(),
  carried: z.number().int(),
})

/** The rows of an area, filled by whoever holds it. */
export const partBrief = z.object({
  id,
  area_id: id,
  name: z.string(),
  /** Who was told. */
  person: z.string(),
  rows: z.number().int(),
  /** Cells that are asked for, and those that are filled. */
  cells: z.number().int(),
  filled: z.number().int(),
  gaps: z.number().int(),
  given_at: instant,
  done_at: instant.nullable(),
  note: z.string(),
})

export const fillView = fillBrief.extend({
  form: z.object({
    id,
    name: z.string(),
    asked_by: z.string(),
    paper: z.string(),
    purpose: z.string(),
    legal_basis: z.string(),
  }),
  row_kind: rowKind,
  columns: z.array(columnView),
  /** Cells that are asked for, and those that are filled. */
  cells: z.number().int(),
  filled: z.number().int(),
  rows_with_gaps: z.number().int(),
  carried: z.number().int(),
  edition: z.number().int(),
  /** Being filled from the register, beside what is shown: how many rows so far; null where it isn't. */
  gathering: z.number().int().nullable(),
  gathered_at: instant.nullable(),
  into_template: z.boolean(),
  /** Rows of who moved away or no longer fits: they stay to be looked at, and neither count nor go out. */
  gone: z.number().int(),
  parts: z.array(partBrief),
  /** It lists sensitive data: only who fills it sees the rows, and each look is noted. */
  sensitive: z.boolean(),
  /** Who fills it. */
  filler: z.string(),
  hand_ins: z.array(handInView),
  can,
})

export const rowView = z.object({
  no: z.number().int(),
  label: z.string(),
  person_id: id.nullable(),
  dwelling_id: id.nullable(),
  /** By column, numbers of persons covered. */
  cells: z.record(z.string(), z.union([z.string(), z.number()])),
  carried: z.array(z.string()),
  gaps: z.array(z.string()),
  gone: z.boolean(),
})

/** A part as whoever fills it sees it. */
export const partView = partBrief.extend({
  fill_id: id,
  period: z.string(),
  due_day: civilDate.nullable(),
  state: fillState,
  form: z.object({ name: z.string(), asked_by: z.string(), purpose: z.string(), legal_basis: z.string() }),
  columns: z.array(columnView),
  carried: z.number().int(),
  gone: z.number().int(),
  rows_with_gaps: z.number().int(),
  sensitive: z.boolean(),
  can,
})

/** A part in the list of whoever fills it. */
export const partDue = partBrief.extend({
  /** In an area of whoever looks, not only in the whole community. */
  own: z.boolean(),
  form: z.string(),
  asked_by: z.string(),
  period: z.string(),
  due_day: civilDate.nullable(),
})
