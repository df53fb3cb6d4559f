import { z } from 'zod'
import { can, civilDate, id, instant } from '../../../shared/schemas.ts'

export const matterKinds = ['medical', 'social_insurance', 'allowance', 'elder', 'property', 'papers', 'other'] as const
/** Posts that may carry a matter out. */
export const doerKinds = [
  'community_secretary',
  'deputy_secretary',
  'community_worker',
  'counter_clerk',
  'grid_worker',
] as const
export const channels = ['window', 'telephone', 'appointment', 'home'] as const
export const matterStates = ['open', 'papers', 'waiting', 'done', 'not_done', 'withdrawn'] as const
/** `holiday`: public holidays; `rest`: days of rest of the community's own. */
export const openingKinds = ['weekly', 'holiday', 'rest', 'day'] as const
export const appointmentStates = ['booked', 'cancelled', 'came', 'no_show'] as const
export const ticketStates = ['waiting', 'called', 'served', 'absent', 'left'] as const
export const errandStates = ['asked', 'open', 'reported', 'closed', 'revoked', 'declined'] as const
export const memberKinds = ['party_member', 'volunteer'] as const
export const consentKinds = ['written', 'spoken', 'own'] as const

const named = z.object({ id, name: z.string() })

export const paper = z.object({ name: z.string(), note: z.string() })
export const choice = z.object({ text: z.string(), instead: z.string() })

/** A matter as everybody may read it. */
export const matterView = z.object({
  code: z.string(),
  revision: z.number().int(),
  kind: z.enum(matterKinds),
  name: z.string(),
  summary: z.string(),
  papers: z.array(paper),
  steps: z.array(z.string()),
  place: z.string(),
  working_days: z.number().int(),
  doers: z.array(z.enum(doerKinds)),
  choices: z.array(choice),
  note: z.string(),
  retired: z.boolean(),
  since: instant,
})

export const counterView = z.object({
  id,
  name: z.string(),
  place: z.string(),
  grid: z.string().nullable(),
  code: z.string(),
  closed: z.boolean(),
  openings: z.array(
    z.object({
      id,
      kind: z.enum(openingKinds),
      weekday: z.number().int().nullable(),
      day: civilDate.nullable(),
      from: z.string(),
      to: z.string(),
      slot_minutes: z.number().int(),
      capacity: z.number().int(),
    }),
  ),
})

export const caseMatter = z.object({
  seq: z.number().int(),
  code: z.string(),
  name: z.string(),
  choice: z.string(),
  state: z.enum(matterStates),
  office: z.string(),
  next_day: civilDate.nullable(),
  result: z.string(),
  done_by: z.string(),
  ended_at: instant.nullable(),
})

export const caseBrief = z.object({
  id,
  number: z.string(),
  name: z.string(),
  state: z.enum(['open', 'ended']),
  opened_at: instant,
  ended_at: instant.nullable(),
  /** who was asked first and keeps it, or who it was handed to */
  keeper: z.string(),
  first_asked: z.boolean(),
  next_day: civilDate.nullable(),
  late: z.boolean(),
  matters: z.array(caseMatter.pick({ seq: true, code: true, name: true, state: true })),
})

export const caseStep = z.object({
  seq: z.number().int(),
  at: instant,
  kind: z.string(),
  matter: z.string().nullable(),
  text: z.string(),
  who: z.string(),
  /** what stood there before, the latest first */
  corrections: z.array(z.object({ was: z.string(), reason: z.string(), at: instant, who: z.string() })),
  /** the reader may put it right */
  may_correct: z.boolean(),
})

export const caseView = caseBrief.omit({ matters: true }).extend({
  person_id: id.nullable(),
  /** whole for who keeps it, else masked */
  phone: z.string().nullable(),
  counter: z.string().nullable(),
  place: z.string(),
  keeper_away: z.boolean(),
  matters: z.array(
    caseMatter.extend({
      papers: z.array(paper.extend({ brought: z.boolean() })),
      steps: z.array(z.string()),
      place: z.string(),
      working_days: z.number().int(),
      doers: z.array(z.enum(doerKinds)),
      /** the reader's post may carry it out */
      may_do: z.boolean(),
    }),
  ),
  steps: z.array(caseStep),
  receptions: z.number().int(),
  request: z.object({ id, number: z.string() }).nullable(),
  can,
})

export const slotView = z.object({
  opening_id: id,
  counter: named,
  place: z.string(),
  day: civilDate,
  starts_at: instant,
  from: z.string(),
  to: z.string(),
  left: z.number().int(),
  /** outside office hours: a weekend or a public holiday */
  rest_day: z.boolean(),
})

export const appointmentView = z.object({
  id,
  number: z.string(),
  counter: named,
  place: z.string(),
  starts_at: instant,
  day: civilDate,
  name: z.string(),
  matters: z.array(z.object({ code: z.string(), name: z.string(), papers: z.array(paper) })),
  note: z.string(),
  state: z.enum(appointmentStates),
  moved: z.number().int(),
  /** The counter isn't open on that day: the calendar changed since. */
  closed: z.boolean(),
  can,
})

export const appointmentForStaff = appointmentView.extend({
  person_id: id.nullable(),
  /** whole on the day, for who receives; masked before and after */
  phone: z.string().nullable(),
  channel: z.enum(['account', 'guest', 'telephone']),
})

export const ticketView = z.object({
  id,
  no: z.number().int(),
  state: z.enum(ticketStates),
  counter: z.string(),
  /** people before this one: all that can honestly be said of the wait */
  ahead: z.number().int(),
  desk: z.string(),
  taken_at: instant,
})

export const wallView = z.object({
  counter: z.string(),
  called: z.array(z.object({ no: z.number().int(), desk: z.string(), times: z.number().int() })),
  waiting: z.number().int(),
  next: z.array(z.number().int()),
  closed: z.boolean(),
})

export const queueView = z.object({
  counter: named,
  code: z.string(),
  waiting: z.array(z.object({ id, no: z.number().int(), taken_at: instant })),
  called: z.array(z.object({ id, no: z.number().int(), desk: z.string(), called_at: instant.nullable() })),
  absent: z.array(z.object({ id, no: z.number().int() })),
  served: z.number().int(),
  /** the latest one served: called again where that was a slip */
  last: z.object({ id, no: z.number().int() }).nullable(),
})

export const errandView = z.object({
  id,
  number: z.string(),
  person: named.nullable(),
  member: named.nullable(),
  member_kind: z.enum(memberKinds),
  scope: z.string(),
  until_day: civilDate,
  state: z.enum(errandStates),
  late: z.boolean(),
  arranged_at: instant,
  consent: z.object({
    kind: z.enum(consentKinds),
    text: z.string(),
    note: z.string(),
    file_id: id.nullable(),
    at: instant.nullable(),
  }),
  papers: z.array(z.object({ id, name: z.string(), handed_at: instant, returned_at: instant.nullable() })),
  report: z.string(),
  reported_at: instant.nullable(),
  ended_at: instant.nullable(),
  end_text: z.string(),
  arranged_by: z.string(),
  /** of the reader: for whom it is done, who does it, or staff */
  side: z.enum(['person', 'member', 'staff']),
  can,
})

const monthly = z.object({
  received: z.number().int(),
  /** ended with a result: done or not; withdrawn ones are outside */
  cases_ended: z.number().int(),
  /** of these: done by whoever was asked first */
  first_asked: z.number().int(),
})
export const figuresView = z.object({
  months: z.array(monthly.extend({ month: z.string(), requests: z.number().int() })),
  total: monthly.extend({ requests: z.number().int() }),
  grids: z.array(
    z.object({
      path: z.string(),
      name: z.string(),
      received: z.number().int(),
      /** null where one person alone was asked, or the total would tell it */
      cases_ended: z.number().int().nullable(),
      first_asked: z.number().int().nullable(),
    }),
  ),
  matters: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      received: z.number().int(),
      /** still being followed now, whenever it was brought */
      open: z.number().int(),
      /** ended in the span: done, and said not to be possible; withdrawn ones are neither */
      done: z.number().int(),
      not_done: z.number().int(),
    }),
  ),
  /** grid × matter, where there is any */
  cells: z.array(z.object({ path: z.string(), code: z.string(), received: z.number().int() })),
})
