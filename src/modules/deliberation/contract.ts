/** Everything other modules and the pages may know of deliberation. Parts live in `contract/`; meetings in `contract/meetings/`. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { id } from '../../shared/schemas.ts'
import { ballotRoutes } from './contract/ballots/routes.ts'
import { agendaRoutes } from './contract/meetings/agenda-routes.ts'
import { decisionRoutes } from './contract/meetings/decision-routes.ts'
import { holdRoutes } from './contract/meetings/hold-routes.ts'
import { meetingRoutes } from './contract/meetings/meeting-routes.ts'
import { minutesRoutes } from './contract/meetings/minutes-routes.ts'
import { ownRoutes } from './contract/meetings/own-routes.ts'
import { peopleRoutes } from './contract/meetings/people-routes.ts'
import { seriesRoutes } from './contract/meetings/series-routes.ts'
import { sheetRoutes } from './contract/meetings/sheet-routes.ts'
import { suggestionRoutes } from './contract/meetings/suggestion-routes.ts'
import { opinionRoutes } from './contract/opinion/opinion-routes.ts'
import { speakingRoutes } from './contract/topics/speaking-routes.ts'
import { topicRoutes } from './contract/topics/topic-routes.ts'

export * from './contract/ballots/routes.ts'
export * from './contract/meetings/law-views.ts'
export * from './contract/meetings/views.ts'
export * from './contract/opinion/views.ts'
export * from './contract/topics/views.ts'

export const routes = defineRoutes({
  ...meetingRoutes,
  ...agendaRoutes,
  ...peopleRoutes,
  ...holdRoutes,
  ...suggestionRoutes,
  ...minutesRoutes,
  ...decisionRoutes,
  ...seriesRoutes,
  ...sheetRoutes,
  ...ownRoutes,
  ...topicRoutes,
  ...speakingRoutes,
  ...ballotRoutes,
  ...opinionRoutes,
})

/** By precedence within a route: what is missing or unknown first, then what the moment forbids. */
export const refusals = defineRefusals({
  'deliberation.place_unknown': 422,
  'deliberation.body_unknown': 422,
  'deliberation.body_needed': 422,
  'deliberation.person_unknown': 422,
  'deliberation.source_unknown': 422,
  'deliberation.item_unknown': 422,
  'deliberation.attendee_unknown': 422,
  'deliberation.not_of_ballot': 422,
  'deliberation.not_chosen': 422,
  'deliberation.owner_unknown': 422,
  'deliberation.day_unknown': 422,
  'deliberation.title_needed': 422,
  'deliberation.not_of_hall': 403,
  'deliberation.meeting_unknown': 422,
  'deliberation.option_unknown': 422,
  'deliberation.options_same': 422,
  'deliberation.options_needed': 422,
  'deliberation.parent_unknown': 422,
  'deliberation.side_needed': 422,
  'deliberation.merge_unfit': 422,
  'deliberation.stages_unfit': 422,
  'deliberation.stage_unfit': 422,
  'deliberation.days_unfit': 422,
  'deliberation.statement_unfit': 422,
  'deliberation.reason_needed': 422,
  'deliberation.article_needed': 422,
  'deliberation.signatures_needed': 422,
  'deliberation.starts_past': 422,
  'deliberation.due_past': 422,
  'deliberation.votes_unfit': 422,
  'deliberation.approval_unfit': 422,
  'deliberation.months_unfit': 422,
  'deliberation.export_large': 409,
  'deliberation.ballot_unpublished': 409,
  'deliberation.notice_short': 409,
  'deliberation.meeting_over': 409,
  'deliberation.series_over': 409,
  'deliberation.called_already': 409,
  'deliberation.too_early': 409,
  'deliberation.not_opened': 409,
  'deliberation.not_open': 409,
  'deliberation.not_closed': 409,
  'deliberation.not_approved': 409,
  'deliberation.no_font': 409,
  'deliberation.minutes_approved': 409,
  'deliberation.not_present': 409,
  'deliberation.below_quorum': 409,
  'deliberation.vote_needed': 409,
  'deliberation.not_read_out': 409,
  'deliberation.item_in_use': 409,
  'deliberation.attendee_in_use': 409,
  'deliberation.deputy_not_allowed': 409,
  'deliberation.people_full': 409,
  'deliberation.proposals_full': 409,
  'deliberation.not_invited': 409,
  'deliberation.decision_over': 409,
  'deliberation.decision_open': 409,
  'deliberation.template_unknown': 422,
  'deliberation.template_same': 422,
  'deliberation.template_own': 409,
  'deliberation.template_last': 409,
  'deliberation.topic_over': 409,
  'deliberation.map_off': 409,
  'deliberation.answers_over': 409,
  'deliberation.no_map': 409,
  'deliberation.statement_there': 409,
  'deliberation.statements_much': 409,
  'deliberation.statements_full': 409,
  'deliberation.statement_withdrawn': 409,
  'deliberation.topic_open': 409,
  'deliberation.tasks_open': 409,
  'deliberation.option_in_use': 409,
  'deliberation.on_agenda_already': 409,
  'deliberation.requests_full': 409,
  'deliberation.said_already': 409,
  'deliberation.said_much': 409,
  'deliberation.said_withdrawn': 409,
  'deliberation.not_a_question': 409,
  'deliberation.not_an_amendment': 409,
})

const meeting = z.object({ meeting_id: id })
const decision = z.object({ decision_id: id })
const topic = z.object({ topic_id: id })

export const events = defineEvents({
  'deliberation.meeting_called': meeting,
  'deliberation.people_invited': meeting.extend({ attendee_ids: z.array(id) }),
  'deliberation.meeting_moved': meeting,
  'deliberation.meeting_cancelled': meeting,
  'deliberation.meeting_near': meeting,
  'deliberation.meeting_closed': meeting,
  'deliberation.item_proposed': meeting,
  'deliberation.minutes_published': meeting,
  'deliberation.decided': decision,
  'deliberation.decision_late': decision,
  'deliberation.decision_changed': decision,
  'deliberation.suggestion_answered': z.object({ suggestion_id: id }),
  'deliberation.topic_opened': topic,
  /** the next piece of a hall is to be told of a topic: who comes behind `after` */
  'deliberation.hall_call_due': topic.extend({ after: id.nullable() }),
  'deliberation.hall_called': topic.extend({ person_ids: z.array(id) }),
  'deliberation.topic_moved': topic,
  'deliberation.topic_ended': topic,
  'deliberation.topic_late': topic,
  /** somebody said something, and somebody answered, decided or hid it */
  'deliberation.contributed': z.object({ topic_id: id }),
  'deliberation.contribution_answered': z.object({ contribution_id: id }),
})
