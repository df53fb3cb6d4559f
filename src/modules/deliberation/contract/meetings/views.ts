import { z } from 'zod'
import { can, id, instant } from '../../../../shared/schemas.ts'
import {
  answers,
  decisionStates,
  itemKinds,
  itemStates,
  lawCodes,
  meetingKinds,
  meetingStates,
  minutesStates,
  onRestDay,
  suggestionOutcomes,
} from './kinds.ts'
import { law } from './law-views.ts'
import { seriesRule } from './series-rule.ts'

const named = z.object({ id, name: z.string() })
const count = z.number().int()

/** What everybody may know of a meeting. */
const frame = {
  id,
  kind: z.enum(meetingKinds),
  title: z.string(),
  body: named.nullable(),
  place: z.string(),
  starts_at: instant,
  minutes: count,
  state: z.enum(meetingStates),
  cancel_reason: z.string(),
}

export const meetingBrief = z.object({
  ...frame,
  minutes_state: z.enum(minutesStates),
  invited: count,
  came: count,
  items: count,
  decisions: count,
  decisions_open: count,
})

/** One thing a ballot chose. */
export const chosenOption = z.object({ code: z.string(), title: z.string() })
/** By their codes: of what a ballot chose. */
export const optionCodes = z.array(z.string().min(1).max(20)).max(60).default([])

export const decisionView = z.object({
  id,
  number: z.string(),
  text: z.string(),
  /** null where a topic was decided without one */
  meeting: z.object({ id, title: z.string(), starts_at: instant }).nullable(),
  topic: z.object({ id, title: z.string() }).nullable(),
  /** what chose it */
  ballot: z.object({ id, title: z.string() }).nullable(),
  /** which of what the ballot chose it carries out; none: the whole */
  options: z.array(chosenOption),
  /** all that the ballot chose */
  chosen: z.array(chosenOption),
  item: z.string(),
  owner: z.object({ kind: z.enum(['post', 'body']), id, name: z.string() }),
  promised_to: z.string(),
  made_at: instant,
  due_day: z.string(),
  state: z.enum(decisionStates),
  late: z.boolean(),
  /** days since it was decided, to its end or today */
  days: count,
  ended_day: z.string().nullable(),
  words: z.string(),
  photos: z.array(z.object({ file_id: id, media_type: z.string(), width: count.nullable(), height: count.nullable() })),
  request: z.object({ id, number: z.string() }).nullable(),
  readings: z.array(z.object({ meeting_id: id, at: instant, words: z.string() })),
  can,
})

export const quorumView = z.object({
  code: z.enum(lawCodes),
  article: z.string(),
  /** with a vote, of whom it is reckoned */
  members: count,
  present: count,
  needed: count,
  missing: count,
  reached: z.boolean(),
  deputies: z.boolean(),
  /** of the residents' representatives: how many the households ask for, at least and at most (one for 20–50) */
  seats: z.object({ households: count, least: count, most: count }).nullable(),
})

export const voteView = z.object({
  id,
  question: z.string(),
  members: count,
  present: count,
  voting: count,
  votes_for: count,
  votes_against: count,
  abstained: count,
  needed: count,
  passed: z.boolean(),
  taken_at: instant,
})

export const itemView = z.object({
  id,
  seq: count,
  kind: z.enum(itemKinds),
  state: z.enum(itemStates),
  title: z.string(),
  minutes: count,
  reporter: z.string(),
  /** the unit that brings it */
  body: named.nullable(),
  request: z.object({ id, number: z.string() }).nullable(),
  undertaking_id: id.nullable(),
  decision: decisionView.omit({ can: true }).nullable(),
  /** what was said of the former decision this time; null: not read out yet */
  reading: z.string().nullable(),
  proposed_by: z.string(),
  decline_reason: z.string(),
  note: z.string(),
  noted_at: instant.nullable(),
  stepped_out: z.array(z.object({ attendee_id: id, name: z.string(), reason: z.string() })),
  votes: z.array(voteView),
  decisions: z.array(decisionView.omit({ can: true })),
})

export const attendeeView = z.object({
  id,
  name: z.string(),
  person_id: id.nullable(),
  body: named.nullable(),
  voting: z.boolean(),
  chair: z.boolean(),
  answer: z.enum(answers),
  reason: z.string(),
  deputy_name: z.string(),
  came_at: instant.nullable(),
  came_how: z.enum(['code', 'clerk']).nullable(),
  left_at: instant.nullable(),
})

export const suggestionView = z.object({
  id,
  meeting: z.object({ id, title: z.string(), starts_at: instant }),
  seq: count,
  text: z.string(),
  /** staff read it; the public never does */
  by: z.string(),
  noted_at: instant,
  answer: z.string(),
  answered_at: instant.nullable(),
  outcome: z.enum(suggestionOutcomes),
  request: z.object({ id, number: z.string() }).nullable(),
  decision: z.object({ id, number: z.string(), state: z.enum(decisionStates), due_day: z.string() }).nullable(),
  topic: z.object({ id, number: z.string(), title: z.string() }).nullable(),
  can,
})

export const meetingView = meetingBrief.omit({ items: true, decisions: true, decisions_open: true }).extend({
  series_id: id.nullable(),
  place_detail: z.string(),
  call_reason: z.string(),
  called_at: instant,
  opened_at: instant.nullable(),
  closed_at: instant.nullable(),
  check_in_code: z.string(),
  law,
  quorum: quorumView,
  items: z.array(itemView),
  attendees: z.array(attendeeView),
  suggestions: z.array(suggestionView),
  addenda: z.array(z.object({ id, text: z.string(), added_at: instant })),
  approved_at: instant.nullable(),
  approved_in: z.object({ id, title: z.string(), starts_at: instant }).nullable(),
  approved_by: z.array(z.string()),
  published_at: instant.nullable(),
  can,
})

export const seriesDay = z.object({
  /** as the rule has it */
  day: z.string(),
  /** as it is held; null: it isn't */
  held_on: z.string().nullable(),
  /** moved away from a day of rest */
  moved_by_rest: z.boolean(),
  /** beyond the published holidays */
  estimated: z.boolean(),
  reason: z.string(),
  meeting_id: id.nullable(),
})

export const seriesView = z.object({
  id,
  kind: z.enum(meetingKinds),
  title: z.string(),
  body: named.nullable(),
  area: named.nullable(),
  place: z.string(),
  place_detail: z.string(),
  rule: seriesRule,
  on_rest_day: z.enum(onRestDay),
  starts_time: z.string(),
  minutes: count,
  call_days: count,
  from_day: z.string(),
  units: z.array(named),
  ended_at: instant.nullable(),
  next: z.array(seriesDay),
  can,
})

/** A meeting as members see it. */
export const ownMeeting = z.object({
  ...frame,
  call_reason: z.string(),
  agenda: z.array(z.object({ title: z.string(), minutes: count, reporter: z.string() })),
  invited: z.boolean(),
  answer: z.enum(answers),
  reason: z.string(),
  came_at: instant.nullable(),
  published: z.boolean(),
  can,
})

const publicDecision = z.object({
  number: z.string(),
  text: z.string(),
  owner: z.string(),
  due_day: z.string(),
  state: z.enum(decisionStates),
  ended_day: z.string().nullable(),
  words: z.string(),
})

export const publicSuggestion = z.object({
  text: z.string(),
  answer: z.string(),
  outcome: z.enum(suggestionOutcomes),
  decision: z.object({ state: z.enum(decisionStates), due_day: z.string() }).nullable(),
})

/** Minutes without private data, as they were published; what became of decisions and suggestions is of today. */
export const publicMinutes = z.object({
  ...frame,
  came: count,
  members: count,
  present: count,
  article: z.string(),
  items: z.array(
    z.object({
      title: z.string(),
      note: z.string(),
      votes: z.array(
        z.object({
          question: z.string(),
          votes_for: count,
          votes_against: count,
          abstained: count,
          passed: z.boolean(),
        }),
      ),
    }),
  ),
  decisions: z.array(publicDecision),
  suggestions: z.array(publicSuggestion),
  addenda: z.array(z.object({ text: z.string(), added_at: instant })),
  published_at: instant,
})

export const publicMeeting = z.object({ ...frame, published: z.boolean() })
