import { z } from 'zod'
import { civilDate, id, instant } from '../../../shared/schemas.ts'
import { requestBrief } from './views.ts'

export const callKind = z.enum(['in', 'out', 'missed'])
export const callOutcome = z.enum(['filed', 'added', 'informed', 'to_call_back', 'unreached', 'dropped'])
export const enquiry = z.enum(['progress', 'papers', 'benefits', 'contacts', 'activities', 'other'])

/** A row of the call log. Numbers are masked; the post, not the person, says who took it. */
export const callRow = z.object({
  id,
  kind: callKind,
  phone_masked: z.string().nullable(),
  person: z.object({ id, name: z.string() }).nullable(),
  started_at: instant,
  ended_at: instant.nullable(),
  outcome: callOutcome.nullable(),
  enquiry: enquiry.nullable(),
  note: z.string(),
  request: z.object({ id, number: z.string() }).nullable(),
  /** title of the post that took it */
  taken_by: z.string(),
  call_back_due: instant.nullable(),
  called_back_at: instant.nullable(),
  attempts: z.number().int(),
  /** where its sound is kept, by the telephone system's word */
  recording: z.string().nullable(),
})

const home = z.object({ dwelling_id: id, name: z.string(), role: z.string(), lives_here: z.boolean() })

/** Somebody of the register with this number. */
export const caller = z.object({
  id,
  name: z.string(),
  age: z.number().int().nullable(),
  phone_masked: z.string().nullable(),
  tags: z.array(z.object({ code: z.string(), label: z.string() })),
  homes: z.array(home),
  household: z.array(z.object({ id, name: z.string(), relation: z.string() })),
})

/** The call in hand. `phone` is whole while it lasts, for whoever took it. */
export const callView = z.object({
  id,
  kind: callKind,
  phone: z.string().nullable(),
  started_at: instant,
  ended_at: instant.nullable(),
  outcome: callOutcome.nullable(),
  /** what the call answers was about */
  answers: callRow.nullable(),
  /** chosen among `callers`, or the only one */
  person_id: id.nullable(),
  callers: z.array(caller),
  /** of these callers or from this number: what is open, the latest on top; `more_open` where there is more than is shown */
  open_requests: z.array(requestBrief.extend({ can_add: z.boolean() })),
  more_open: z.boolean(),
  last_calls: z.array(callRow),
  /** by when it would be called back if promised now; null once over */
  call_back_by: instant.nullable(),
})

/** One day of the line. `incoming` = answered + missed; what became of the answered ones adds up to `ended`. */
export const callDay = z.object({
  day: civilDate,
  incoming: z.number().int(),
  answered: z.number().int(),
  missed: z.number().int(),
  outgoing: z.number().int(),
  ended: z.number().int(),
  filed: z.number().int(),
  added: z.number().int(),
  informed: z.number().int(),
  to_call_back: z.number().int(),
  /** calls of this day to be returned, and how many of them have been */
  to_return: z.number().int(),
  returned: z.number().int(),
  /** what a telephone system reported: rang, answered, and half of those answered waited at most so many seconds; null without one */
  line: z
    .object({ rang: z.number().int(), connected: z.number().int(), seconds: z.number().int().nullable() })
    .nullable(),
  hours: z.array(z.object({ hour: z.number().int(), incoming: z.number().int(), missed: z.number().int() })),
})
