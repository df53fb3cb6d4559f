/** What colleagues keep at a request between its steps. */
import { z } from 'zod'
import { can, id, instant } from '../../../shared/schemas.ts'
import { answerableKind, attachmentView, caseState, itemClass, outcome } from './views.ts'

/** A question (征询) to a person, a post or a body: due at an instant; responsibility stays. */
export const questionView = z.object({
  id,
  kind: z.enum(['question', 'part']),
  request: z.object({ id, number: z.string(), title: z.string(), place: z.string() }),
  text: z.string(),
  asked_by: z.string(),
  asked_at: instant,
  to: z.string(),
  due_at: instant,
  state: z.enum(['open', 'late', 'answered', 'withdrawn']),
  answer: z.string().nullable(),
  answered_by: z.string().nullable(),
  answered_at: instant.nullable(),
  can,
})

export const tagView = z.object({ id, name: z.string(), retired: z.boolean() })

/** What was done to a tag; `can` holds `undo` while nothing newer stands on it. */
export const tagChange = z.object({
  id,
  kind: z.enum(['renamed', 'retired', 'restored', 'merged']),
  before: z.string(),
  after: z.string(),
  who: z.string().nullable(),
  at: instant,
  undone: z.boolean(),
  can,
})

/** A request that may be the same matter, with why it is proposed. */
export const likelyDuplicate = z.object({
  id,
  number: z.string(),
  title: z.string(),
  place: z.string(),
  item: z.object({ code: z.string(), name: z.string() }),
  class: itemClass,
  state: caseState,
  lead: answerableKind,
  filed_at: instant,
  askers_count: z.number().int(),
  /** why: the same item, the same place, like words */
  why: z.array(z.enum(['item', 'place', 'words'])),
})

/** One clock: by when, whether it was met, and how much working time is left (or over). */
const clock = z.object({
  due: instant,
  met_at: instant.nullable(),
  state: z.enum(['met', 'met_late', 'running', 'paused', 'late', 'over']),
  /** working hours left, or past it when late; null once met or ended */
  working_hours: z.number().nullable(),
})

/** What the page of a request shows beside the request itself. */
export const teamView = z.object({
  version: z.number().int(),
  clocks: z.object({
    contact: clock,
    resolve: clock,
    pauses: z.array(
      z.object({ since: instant, until: instant.nullable(), reason: z.string(), working_hours: z.number() }),
    ),
  }),
  askers: z.array(
    z.object({
      id,
      /** masked but for who works on it; a word where nothing may be shown */
      name: z.string(),
      relation: z.enum(['first', 'joined', 'on_behalf']),
      joined_at: instant,
      /** the number it was filed under, where it came over with a merged request */
      number: z.string().nullable(),
    }),
  ),
  askers_count: z.number().int(),
  questions: z.array(questionView),
  tags: z.array(tagView),
  related: z.array(
    z.object({
      id,
      number: z.string(),
      title: z.string(),
      state: caseState,
      outcome: outcome.nullable(),
      relation: z.enum(['merged_into', 'merged_from', 'split_into', 'split_from']),
    }),
  ),
  snooze: z.object({ until: instant, reason: z.string() }).nullable(),
  /** the last move, while this person may take it back */
  undo: z.object({ kind: z.string(), until: instant, version: z.number().int() }).nullable(),
  checklist: z.array(z.string()),
  attachments: z.array(attachmentView),
  can,
})

/** Somebody of the staff at the request right now. */
export const presentView = z.object({ person_id: id, name: z.string(), writing: z.boolean() })
