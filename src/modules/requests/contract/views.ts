import { z } from 'zod'
import { can, civilDate, id, instant } from '../../../shared/schemas.ts'

export const answerableKind = z.enum(['community', 'property_company', 'residents', 'department'])
export const itemClass = z.enum([
  'love_and_livelihood',
  'general_services',
  'public_benefit',
  'support_and_guarantee',
  'special_care',
])
export const requestKind = z.enum(['enquiry', 'help', 'complaint', 'report', 'suggestion'])
export const tier = z.enum(['small', 'big', 'urgent'])
export const caseState = z.enum(['to_dispatch', 'assigned', 'accepted', 'finished', 'closed'])
export const outcome = z.enum(['solved', 'answered', 'withdrawn', 'merged'])
export const channel = z.enum(['web', 'counter', 'hotline', 'visit', 'patrol', 'chat', 'meeting', 'ask_point'])
export const limitUnit = z.enum(['working_hours', 'working_days'])
export const evidenceRule = z.enum(['none', 'photo_or_note', 'photo'])
/** Five grades: 5 very satisfied … 1 very dissatisfied. */
export const grade = z.number().int().min(1).max(5)

export const limit = z.object({ amount: z.number().int().min(1).max(1000), unit: limitUnit })

/** What an item asks besides. Of an option the community mayn't act on: where to go instead. Without options a line is written. */
export const itemQuestion = z.object({
  question: z.string(),
  options: z.array(z.object({ text: z.string(), instead: z.string() })),
  required: z.boolean(),
})

/** A catalogue item in force. */
export const itemView = z.object({
  code: z.string(),
  revision: z.number().int(),
  class: itemClass,
  name: z.string(),
  words: z.array(z.string()),
  hint: z.string(),
  kind: requestKind,
  answerable: answerableKind,
  department_kind: z.string().nullable(),
  why: z.string(),
  tier,
  priority: z.number().int(),
  contact: limit,
  resolve: limit,
  criterion: z.string(),
  evidence: evidenceRule,
  place: z.enum(['required', 'optional']),
  public_open: z.boolean(),
  divert: z.string().nullable(),
  /** points to look at before it is said to be solved */
  checklist: z.array(z.string()),
  /** when it is taken up at all; '' where nothing was said */
  filing_criterion: z.string(),
  /** false: the community mayn't act; `instead` says where to go */
  may_act: z.boolean(),
  instead: z.string(),
  questions: z.array(itemQuestion),
  retired: z.boolean(),
})

/** Who is answerable and by when: told before and after filing. `body` is null where nobody is entered for that place yet. */
export const answerView = z.object({
  kind: answerableKind,
  body: z.object({ id, name: z.string(), phone: z.string().nullable() }).nullable(),
  why: z.string(),
  /** where the answer comes from: the catalogue, or an override for the compound or the community */
  source: z.enum(['catalogue', 'compound_override', 'community_override', 'routing_rule']),
  contact_due: instant,
  resolve_due: instant,
  /** the calendar of that year is not published yet; reckoned by weekends */
  estimated: z.boolean(),
})

/** One of the five stops 收到 · 交办 · 处理 · 办好 · 您确认. */
export const stopView = z.object({
  stop: z.enum(['received', 'assigned', 'working', 'finished', 'confirmed']),
  state: z.enum(['done', 'current', 'ahead', 'late', 'skipped']),
  at: instant.nullable(),
  due: instant.nullable(),
})

const person = z.object({ id, name: z.string() })
const body = z.object({ id, name: z.string() })

/** A row of a list. */
export const requestBrief = z.object({
  id,
  number: z.string(),
  title: z.string(),
  item: z.object({ code: z.string(), name: z.string() }),
  class: itemClass,
  tier,
  state: caseState,
  outcome: outcome.nullable(),
  priority: z.number().int(),
  channel,
  place: z.string(),
  lead: z.object({ kind: answerableKind, body: body.nullable() }),
  assignee: person.nullable(),
  filed_at: instant,
  changed_at: instant,
  contact_due: instant,
  contacted_at: instant.nullable(),
  resolve_due: instant,
  next_due: instant.nullable(),
  overdue: z.boolean(),
  paused: z.boolean(),
  reopened_count: z.number().int(),
  escalation_level: z.number().int(),
})

export const attachmentView = z.object({
  file_id: id,
  role: z.enum(['report', 'evidence']),
  media_type: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  added_at: instant,
})

/** One entry of the timeline, newest first. `who` is a name and post for staff, a word for residents and the system. */
export const stepView = z.object({
  seq: z.number().int(),
  at: instant,
  kind: z.string(),
  actor_kind: z.enum(['system', 'staff', 'resident']),
  who: z.string(),
  visibility: z.enum(['internal', 'public']),
  text: z.string(),
  data: z.record(z.string(), z.unknown()),
})

export const judgementView = z.object({
  closing_no: z.number().int(),
  source: z.enum(['requester', 'code', 'call_back']),
  reached: z.boolean(),
  solved: z.boolean().nullable(),
  grade: grade.nullable(),
  comment: z.string(),
  judged_at: instant,
})

/** What the requester sees of a request; also what number + code show. No names of other residents, no internal steps. */
export const ownRequestView = z.object({
  id,
  number: z.string(),
  title: z.string(),
  description: z.string(),
  item: z.object({ code: z.string(), name: z.string() }),
  state: caseState,
  outcome: outcome.nullable(),
  closed_by: z.string().nullable(),
  place: z.string(),
  filed_at: instant,
  answer: z.object({
    kind: answerableKind,
    body: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
    why: z.string(),
  }),
  handler: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  contact_due: instant,
  resolve_due: instant,
  due_estimated: z.boolean(),
  overdue: z.boolean(),
  paused_reason: z.string().nullable(),
  confirm_until: instant.nullable(),
  /** set when a judgement is asked for: what was done, in the handler's words */
  result: z.string().nullable(),
  stops: z.array(stopView),
  steps: z.array(stepView),
  attachments: z.array(attachmentView),
  judgements: z.array(judgementView),
  askers_count: z.number().int(),
  relation: z.enum(['first', 'joined', 'on_behalf']),
  /** put to bodies outside by letter, and when they answer */
  forwarded: z.array(z.object({ to: z.string(), due_on: civilDate, answered_on: civilDate.nullable() })),
  /** the request this one was merged into, whose course is shown; `id` only for who follows that one too */
  merged_into: z.object({ id: id.nullable(), number: z.string() }).nullable(),
  can,
})

/** What staff see. Contact is masked unless the post needs it; revealing is a logged command. */
export const requestView = requestBrief.extend({
  description: z.string(),
  kind: requestKind,
  area_id: id.nullable(),
  place_detail: z.string(),
  item: z.object({
    code: z.string(),
    name: z.string(),
    revision: z.number().int(),
    criterion: z.string(),
    evidence: evidenceRule,
  }),
  why: z.string(),
  closed_by: z.string().nullable(),
  due_estimated: z.boolean(),
  paused_reason: z.string().nullable(),
  finished_at: instant.nullable(),
  confirm_until: instant.nullable(),
  closed_at: instant.nullable(),
  anonymous: z.boolean(),
  confidential: z.boolean(),
  /** which rule says how big it is */
  tier_why: z.enum(['item', 'priority', 'askers', 'hand']),
  /** why it is as urgent as it is; figures only for who may see situations of special care */
  priority_why: z.object({
    by: z.enum(['item', 'rule', 'hand']),
    points: z.number().int().nullable(),
    parts: z.array(
      z.object({
        part: z.enum(['item', 'frequency', 'age', 'people', 'care']),
        count: z.number().int().nullable(),
        points: z.number().int().nullable(),
      }),
    ),
  }),
  /** refused twice, and waiting for a ruling since */
  ruling_since: instant.nullable(),
  ruled_at: instant.nullable(),
  /** how much longer it may be given, in the unit of its item's limit */
  extension: limit.nullable(),
  /** the poster it was filed from */
  ask_point: z.object({ id, name: z.string() }).nullable(),
  requester: z.object({ person_id: id.nullable(), name: z.string(), phone: z.string().nullable() }).nullable(),
  askers_count: z.number().int(),
  attachments: z.array(attachmentView),
  judgements: z.array(judgementView),
  stops: z.array(stopView),
  steps: z.array(stepView),
  version: z.number().int(),
  can,
})

/** Numerator and denominator always shown; `value` null where the denominator is 0, too small, or a single worker stands behind it. */
export const rateView = z.object({
  rate: z.enum(['response', 'resolution', 'satisfaction']),
  numerator: z.number().int().nullable(),
  denominator: z.number().int().nullable(),
  value: z.number().nullable(),
  withheld: z.enum(['single_worker', 'too_few', 'nothing_to_count']).nullable(),
})

export const ratesRow = z.object({
  month: z.string(),
  rates: z.array(rateView),
  /** null: too few people to be shown, or the work of one worker */
  filed: z.number().int().nullable(),
  finished: z.number().int().nullable(),
  answered: z.number().int().nullable(),
  unconfirmed: z.number().int().nullable(),
  withdrawn: z.number().int().nullable(),
})

export const dayRange = z.object({ from: civilDate.optional(), to: civilDate.optional() })
