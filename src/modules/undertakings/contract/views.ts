import { z } from 'zod'
import { can, civilDate, id, instant } from '../../../shared/schemas.ts'

export const kinds = ['topic', 'long_case', 'advocacy'] as const
export const kind = z.enum(kinds)
export type Kind = (typeof kinds)[number]
export const states = ['open', 'ended'] as const
export const outcomes = ['solved', 'partly', 'refused', 'explained'] as const
export const ways = ['letter', 'visit', 'meeting', 'phone', 'online', 'deputy'] as const
/** What may be written down while it goes on; attempts and answers are of an advocacy. */
export const noteKinds = ['progress', 'attempt', 'answer'] as const
export const sources = ['hand', 'proposal', 'over_time', 'reopened', 'petition'] as const

const named = z.object({ code: z.string(), name: z.string() })

export const undertakingBrief = z.object({
  id,
  kind,
  title: z.string(),
  place: z.string(),
  outside_body: z.string(),
  confidential: z.boolean(),
  state: z.enum(states),
  outcome: z.enum(outcomes).nullable(),
  lead: z.string(),
  started_on: civilDate,
  next_step: z.string(),
  next_day: civilDate.nullable(),
  /** the day of the next step has passed, or none is named */
  overdue: z.boolean(),
  ended_at: instant.nullable(),
  published: z.boolean(),
  requests_count: z.number().int(),
})

export const fileView = z.object({
  file_id: id,
  media_type: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
})

export const stepView = z.object({
  seq: z.number().int(),
  at: instant,
  day: civilDate,
  kind: z.string(),
  text: z.string(),
  way: z.enum(ways).nullable(),
  counterpart: z.string(),
  who: z.string(),
  system: z.boolean(),
  files: z.array(fileView),
})

/** A request tied to it; `readable` false: it counts, and its words are for others. */
export const tiedRequest = z.object({
  id: id.nullable(),
  number: z.string(),
  title: z.string(),
  closed: z.boolean(),
  how: z.enum(['hand', 'rule']),
  tied_at: instant,
})

export const undertakingView = undertakingBrief.extend({
  description: z.string(),
  item: named.nullable(),
  area: z.object({ id, name: z.string() }).nullable(),
  source: z.enum(sources),
  lead_post_id: id.nullable(),
  result: z.string(),
  opened_at: instant,
  steps: z.array(stepView),
  requests: z.array(tiedRequest),
  /** who is told when it ends: everybody who asks for a tied request */
  askers_count: z.number().int(),
  /** of an advocacy the topics that hang on it; of a topic the advocacies it hangs on */
  related: z.array(z.object({ id, kind, title: z.string() })),
  can,
})

/** What a resident reads of what became of their request beyond itself. */
export const ownUndertaking = z.object({
  id,
  kind,
  title: z.string(),
  state: z.enum(states),
  outcome: z.enum(outcomes).nullable(),
  lead: z.string(),
  outside_body: z.string(),
  started_on: civilDate,
  ended_at: instant.nullable(),
  result: z.string(),
  steps: z.array(z.object({ seq: z.number().int(), day: civilDate, kind: z.string(), text: z.string() })),
  /** the reader's own requests that belong to it */
  requests: z.array(z.object({ id, number: z.string() })),
})

/** What everybody may read: no names, no telephone, no request. `asked`: null where it is of too few. */
export const openUndertaking = z.object({
  id,
  kind: z.enum(['topic', 'advocacy']),
  title: z.string(),
  description: z.string(),
  place: z.string(),
  outside_body: z.string(),
  state: z.enum(states),
  outcome: z.enum(outcomes).nullable(),
  started_on: civilDate,
  ended_on: civilDate.nullable(),
  result: z.string(),
  attempts: z.number().int(),
  asked: z.number().int().nullable(),
  steps: z.array(
    z.object({
      seq: z.number().int(),
      day: civilDate,
      kind: z.string(),
      way: z.enum(ways).nullable(),
      text: z.string(),
    }),
  ),
})

export const proposalView = z.object({
  id,
  item: named,
  area: z.object({ id, name: z.string() }).nullable(),
  /** the first and the last of them */
  from: instant,
  to: instant,
  /** how many are tied when it becomes a topic */
  count: z.number().int(),
  requests: z.array(z.object({ id, number: z.string(), title: z.string(), closed: z.boolean() })),
  proposed_at: instant,
})
