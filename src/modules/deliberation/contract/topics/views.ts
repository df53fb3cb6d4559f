import { z } from 'zod'
import { can, civilDate, id, instant } from '../../../../shared/schemas.ts'
import { decisionView, suggestionView } from '../meetings/views.ts'
import { publicMapView } from '../opinion/views.ts'
import {
  changeKinds,
  contributionKinds,
  contributionStates,
  showAs,
  sides,
  stageKinds,
  topicStates,
  verdicts,
  whoKinds,
} from './kinds.ts'

const count = z.number().int()

export const stageView = z.object({
  kind: z.enum(stageKinds),
  name: z.string(),
  from_day: civilDate,
  until_day: civilDate,
  state: z.enum(['done', 'now', 'to_come']),
})

const frame = {
  id,
  number: z.string(),
  title: z.string(),
  /** code of the way it is held by, and what that is called */
  template: z.string(),
  template_name: z.string(),
  /** whose hall it is: the body's name, else the place's, else empty: the whole community's */
  hall: z.string(),
  state: z.enum(topicStates),
  stage: z.enum(stageKinds),
  stage_name: z.string(),
  until_day: civilDate,
}

export const topicBrief = z.object({
  ...frame,
  who: z.enum(whoKinds),
  late: z.boolean(),
  /** people who said something */
  took_part: count,
  /** said and not looked at, and questions without an answer */
  waiting: count,
  opened_at: instant,
})

export const optionOfTopic = z.object({
  id,
  title: z.string(),
  description: z.string(),
  cost_fen: count.nullable(),
  for: count,
  against: count,
})

export const changeView = z.object({
  what: z.enum(changeKinds),
  stage: z.string().nullable(),
  reason: z.string(),
  at: instant,
})

const sums = z.object({
  for: count,
  against: count,
  questions: count,
  answered: count,
  amendments: count,
  accepted: count,
})
/** A task in the words for everybody. */
export const openTask = z.object({
  number: z.string(),
  text: z.string(),
  owner: z.string(),
  due_day: civilDate,
  state: z.string(),
  words: z.string(),
  /** which of what a ballot chose it carries out; none: the whole */
  options: z.array(z.object({ code: z.string(), title: z.string() })),
})
const linkedBallot = z.object({ id, number: z.string(), title: z.string(), phase: z.string(), outcome: z.string() })
const linkedMeeting = z.object({ id, title: z.string(), starts_at: instant, state: z.string() })
const linkedRequest = z.object({ id, number: z.string(), title: z.string(), closed: z.boolean() })

/** A topic as staff see it. */
export const topicView = topicBrief.extend({
  facts: z.string(),
  area_id: id.nullable(),
  body_id: id.nullable(),
  show_as: z.enum(showAs),
  look_first: z.boolean(),
  map_on: z.boolean(),
  open: z.boolean(),
  /** everybody of the hall was told of its opening */
  tell_all: z.boolean(),
  above: z.string(),
  suggestion: suggestionView.nullable(),
  stages: z.array(stageView),
  options: z.array(optionOfTopic),
  sums,
  requests: z.array(linkedRequest),
  /** requests the reader may not see */
  requests_hidden: count,
  meetings: z.array(linkedMeeting),
  ballots: z.array(linkedBallot),
  decisions: z.array(decisionView),
  changes: z.array(changeView.extend({ by: z.string() })),
  outcome: z.string(),
  report: z.string(),
  opened_by: z.string(),
  ended_at: instant.nullable(),
  can,
})

/** What one person said. `by_home` and `by_name` as far as the reader may know. */
const said = {
  id,
  kind: z.enum(contributionKinds),
  side: z.enum(sides).nullable(),
  option_id: id.nullable(),
  text: z.string(),
  by_home: z.string(),
  by_name: z.string(),
  /** taken down by staff: where it was heard */
  heard: z.string(),
  at: instant,
  state: z.enum(contributionStates),
  reason: z.string(),
  /** who else said the same */
  same: count,
  verdict: z.enum(verdicts).nullable(),
  answer: z.string(),
  answered_by: z.string(),
  answered_post: z.string(),
  answered_at: instant.nullable(),
  mine: z.boolean(),
  can,
}
export const replyView = z.object(said)
export const contributionView = z.object({ ...said, replies: z.array(replyView) })
export const queuedView = z.object({
  ...said,
  topic: z.object({ id, title: z.string() }),
  parent_text: z.string(),
  option: z.string(),
})

export const ownTopicBrief = z.object({ ...frame, took_part: count, mine: count, may_speak: z.boolean() })
export const ownTopic = ownTopicBrief.extend({
  who: z.enum(whoKinds),
  show_as: z.enum(showAs),
  look_first: z.boolean(),
  map_on: z.boolean(),
  /** how neighbours will see what the reader writes */
  shown_home: z.string(),
  facts: z.string(),
  above: z.string(),
  stages: z.array(stageView),
  options: z.array(optionOfTopic),
  sums,
  requests: z.array(z.object({ id, number: z.string() })),
  meetings: z.array(linkedMeeting),
  ballots: z.array(linkedBallot),
  tasks: z.array(openTask),
  changes: z.array(changeView),
  outcome: z.string(),
  report: z.string(),
  can,
})

export const publicTopicBrief = z.object({ ...frame, took_part: count, opened_at: instant })
export const publicTopic = publicTopicBrief.extend({
  /** where there is one, and neighbours enough in it */
  opinion: publicMapView.nullable(),
  who: z.enum(whoKinds),
  facts: z.string(),
  above: z.string(),
  stages: z.array(stageView),
  options: z.array(optionOfTopic),
  sums,
  answers: z.array(z.object({ question: z.string(), answer: z.string(), post: z.string() })),
  amendments: z.array(z.object({ text: z.string(), verdict: z.enum(['accepted', 'declined']), answer: z.string() })),
  meetings: z.array(linkedMeeting),
  ballots: z.array(linkedBallot),
  tasks: ownTopic.shape.tasks,
  changes: z.array(changeView),
  outcome: z.string(),
  report: z.string(),
})

export const templateView = z.object({
  code: z.string(),
  name: z.string(),
  stages: z.array(z.object({ kind: z.enum(stageKinds), name: z.string(), days: count })),
  show_as: z.enum(showAs),
  look_first: z.boolean(),
  map_on: z.boolean(),
  /** the built-in one, unchanged */
  usual: z.boolean(),
  /** the community's own */
  own: z.boolean(),
  /** no topic begins by it any more */
  retired: z.boolean(),
})
export type TemplateView = z.output<typeof templateView>
