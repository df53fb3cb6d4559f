/** A form as it is listed and shown. */
import { z } from 'zod'
import { can, civilDate, id, instant } from '../../../shared/schemas.ts'
import { fillBrief } from './fill-views.ts'
import { definitionShown, rhythm, rowKind } from './views.ts'

export const dueView = z.object({
  form_id: id,
  name: z.string(),
  asked_by: z.string(),
  period: z.string(),
  due_day: civilDate,
  late: z.boolean(),
  /** The fill under way, where one was begun. */
  fill_id: id.nullable(),
})

export const formBrief = z.object({
  id,
  name: z.string(),
  asked_by: z.string(),
  rhythm,
  rows: rowKind,
  version: z.number().int(),
  ended_at: instant.nullable(),
  handed_in: z.number().int(),
  last_handed_in_at: instant.nullable(),
  /** What is to be handed in next; null where nothing is. */
  due: dueView.nullable(),
})

export const formView = formBrief.extend({
  definition: definitionShown,
  template: z.object({ id, name: z.string() }).nullable(),
  area: z.object({ id, name: z.string() }).nullable(),
  versions: z.array(
    z.object({ version: z.number().int(), made_at: instant, made_by: z.string(), columns: z.number().int() }),
  ),
  fills: z.array(fillBrief),
  end_reason: z.string(),
  /** Forms of others that ask for the same columns. */
  alike: z.array(z.object({ id, name: z.string(), asked_by: z.string(), same: z.array(z.string()) })),
  /** Periods that can be filled now, the next one first. */
  periods: z.array(z.object({ period: z.string(), due_day: civilDate.nullable() })),
  /** Of a form that lists sensitive data: who approved its present version, and when; `at` null: nobody yet. */
  approval: z.object({ by: z.string(), at: instant.nullable() }).nullable(),
  can,
})
