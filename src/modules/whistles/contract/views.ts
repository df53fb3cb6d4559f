import { z } from 'zod'
import { can, id, instant } from '../../../shared/schemas.ts'

/** 日常、综合整治、急难: beyond the community's means, joint enforcement, emergency (北京市接诉即办工作条例 16). */
export const whistleKinds = ['everyday', 'joint_enforcement', 'emergency'] as const
export type WhistleKind = (typeof whistleKinds)[number]
export const whistleStates = ['open', 'closed', 'withdrawn'] as const
export const callStates = ['called', 'reported', 'finished', 'refused', 'dropped'] as const
export type CallState = (typeof callStates)[number]

const named = z.object({ id, name: z.string() })

export const kindView = z.object({
  code: z.enum(whistleKinds),
  name: z.string(),
  /** when this one is blown */
  meaning: z.string(),
  report_minutes: z.number().int(),
  /** the minutes run in working time only */
  working_time: z.boolean(),
  /** as the template has it */
  usual: z.boolean(),
  can,
})

/** A department that may be called, who would receive it and by when they had to report in. */
export const departmentView = z.object({
  id,
  name: z.string(),
  phone: z.string().nullable(),
  /** titles of the posts that receive it; none: nobody would come */
  receivers: z.array(z.string()),
  report_due: instant,
  due_estimated: z.boolean(),
})

export const callBrief = z.object({
  body: named,
  state: z.enum(callStates),
  report_due: instant,
  late: z.boolean(),
})

export const whistleBrief = z.object({
  id,
  number: z.string(),
  kind: z.object({ code: z.enum(whistleKinds), name: z.string() }),
  title: z.string(),
  place: z.string(),
  state: z.enum(whistleStates),
  blown_at: instant,
  ended_at: instant.nullable(),
  lead: z.string(),
  calls: z.array(callBrief),
  /** the soonest limit of a department that hasn't come yet */
  next_due: instant.nullable(),
  late: z.boolean(),
})

export const photoView = z.object({
  file_id: id,
  role: z.enum(['report', 'act', 'closing']),
  body_id: id.nullable(),
  media_type: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
})

export const callView = callBrief.extend({
  phone: z.string().nullable(),
  called_at: instant,
  due_estimated: z.boolean(),
  reported_at: instant.nullable(),
  comer_name: z.string(),
  note: z.string(),
  refused_at: instant.nullable(),
  refuse_reason: z.string(),
  finished_at: instant.nullable(),
  /** the post that was told it is late */
  told: z.string().nullable(),
  /** the community's word; of another department it isn't shown */
  rating: z.object({ grade: z.number().int(), text: z.string(), rated_at: instant }).nullable(),
  can,
})

export const stepView = z.object({
  seq: z.number().int(),
  at: instant,
  kind: z.string(),
  who: z.string(),
  system: z.boolean(),
  /** the department it speaks of */
  body: z.string().nullable(),
  text: z.string(),
})

export const whistleView = whistleBrief.omit({ calls: true }).extend({
  description: z.string(),
  place_detail: z.string(),
  end_text: z.string(),
  calls: z.array(callView),
  photos: z.array(photoView),
  steps: z.array(stepView),
  /** the request it came from, where the reader sees that one */
  request: z.object({ id, number: z.string(), title: z.string() }).nullable(),
  can,
})

const figures = z.object({
  called: z.number().int(),
  /** known whether they came in time */
  to_report: z.number().int(),
  reported_in_time: z.number().int(),
  reported: z.number().int(),
  refused: z.number().int(),
  finished: z.number().int(),
  rated: z.number().int(),
  rated_satisfied: z.number().int(),
})
export type Figures = z.output<typeof figures>

export const departmentFigures = z.object({
  body: named,
  total: figures,
  months: z.array(figures.extend({ month: z.string() })),
})
