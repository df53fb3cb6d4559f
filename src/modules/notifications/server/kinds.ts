import type { MessageFace, Topic } from '../contract/kinds.ts'

/** What holds for one kind of message. Its sentence is the module's text `told_<kind>`. */
export type KindRule = {
  topic: Topic
  face: MessageFace
  /** Page it leads to, `:id` being the thing; null: nowhere. */
  page: string | null
  /** Goes out at night too, and by itself. */
  urgent?: true
  /** Whoever doesn't use the pages is told by short message. Where that can't be delivered, staff are. */
  mustReach?: true
  /** Told once while the former one is unread: there is one more of the same to look at. */
  oneUnread?: true
  /** Told once of a thing, however often it is announced. */
  once?: true
}

const own = (more: Partial<KindRule> = {}): KindRule => ({
  topic: 'own_requests',
  face: 'resident',
  page: '/requests/:id',
  ...more,
})
const work = (more: Partial<KindRule> = {}): KindRule => ({
  topic: 'work',
  face: 'work',
  page: '/requests/:id',
  ...more,
})
const whistle = (more: Partial<KindRule> = {}): KindRule => ({
  topic: 'whistles',
  face: 'work',
  page: '/whistles/:id',
  ...more,
})
const neighbours = (page: string | null, more: Partial<KindRule> = {}): KindRule => ({
  topic: 'neighbours',
  face: 'resident',
  page,
  ...more,
})
const questionnaire = (more: Partial<KindRule> = {}): KindRule => ({
  topic: 'questionnaires',
  face: 'resident',
  page: '/questionnaires/:id',
  ...more,
})
const account = (page: string | null, more: Partial<KindRule> = {}): KindRule => ({
  topic: 'account',
  face: 'resident',
  page,
  ...more,
})

const appointment = (more: Partial<KindRule> = {}): KindRule => ({
  topic: 'appointments',
  face: 'resident',
  page: '/appointments',
  ...more,
})
const ballot = (more: Partial<KindRule> = {}): KindRule => ({
  topic: 'ballots',
  face: 'resident',
  page: '/ballots/:id',
  ...more,
})

/** Every kind of message: what it is about, where it is read, how urgent it is. */
export const kinds = {
  request_received: own(),
  request_passed_on: own(),
  request_date_moved: own(),
  request_late: own(),
  request_done: own({ mustReach: true }),
  request_closed_unconfirmed: own(),
  request_merged: own(),
  request_split: own(),

  request_taken_up: own(),
  request_taken_up_ended: own({ mustReach: true }),
  request_taken_up_resumed: own(),

  appointment_booked: appointment(),
  appointment_moved: appointment(),
  appointment_cancelled: appointment(),
  appointment_moved_for: appointment({ mustReach: true }),
  appointment_cancelled_for: appointment({ mustReach: true }),
  appointment_near: appointment({ mustReach: true }),
  appointment_closed: appointment({ mustReach: true }),
  errand_to_agree: appointment({ page: '/errands', once: true }),
  errand_done: appointment({ page: '/errands', once: true }),
  errand_given: { topic: 'neighbours', face: 'resident', page: '/errands', once: true },
  errand_to_report: { topic: 'neighbours', face: 'resident', page: '/errands' },
  errand_closed: { topic: 'neighbours', face: 'resident', page: '/errands', once: true },
  errand_stopped: { topic: 'neighbours', face: 'resident', page: '/errands', once: true },
  errand_agreed: work({ page: '/errands/:id', once: true }),
  errand_reported: work({ page: '/errands/:id', once: true }),
  errand_late: work({ page: '/errands/:id' }),
  errand_stopped_told: work({ page: '/errands/:id', once: true }),
  case_due: work({ page: '/service-cases/:id' }),
  project_given: work({ page: '/projects/:id' }),
  project_reviewed: work({ page: '/projects/:id' }),
  topic_step_due: work({ page: '/topics/:id' }),
  long_case_step_due: work({ page: '/long-cases/:id' }),
  advocacy_step_due: work({ page: '/advocacies/:id' }),
  answer_due: work(),

  ballot_open: ballot(),
  ballot_closing: ballot(),
  ballot_extended: ballot(),
  ballot_result: ballot(),
  ballot_settled: ballot({ once: true }),
  ballot_withdrawn: ballot({ once: true }),
  objection_answered: ballot(),
  condition_kept: ballot({ page: '/projects/:id' }),
  condition_cannot: ballot({ page: '/projects/:id' }),
  condition_open: ballot({ page: '/projects/:id' }),
  condition_added: ballot({ page: '/projects/:id' }),
  ballot_to_count: { topic: 'work', face: 'work', page: '/ballots/:id' },
  objection_raised: { topic: 'work', face: 'work', page: '/ballots/:id' },
  nomination_answered: ballot({ page: '/nominations/:id' }),
  nomination_corrected: ballot({ page: '/nominations/:id' }),
  nomination_merge: ballot({ page: '/nominations/:id' }),
  nomination_assent: ballot({ page: '/nominations/:id' }),
  nomination_raised: { topic: 'work', face: 'work', page: '/ballots/:id/nominations', oneUnread: true },

  request_given: work(),
  request_due_soon: work({ urgent: true }),
  request_late_told: work({ urgent: true }),
  request_reopened: work(),
  request_judged: work(),
  request_withdrawn: work(),
  request_due_moved: work(),
  request_ruling_needed: work(),
  question_put: work(),
  question_answered: work(),

  whistle_called: whistle({ urgent: true, once: true }),
  whistle_reported: whistle(),
  whistle_refused: whistle(),
  whistle_acted: whistle(),
  whistle_late: whistle({ urgent: true, once: true }),
  whistle_closed: whistle(),
  whistle_to_rate: whistle(),
  whistle_rated: whistle({ once: true }),
  whistle_withdrawn: whistle(),

  call_open: neighbours('/neighbour-calls/:id'),
  call_withdrawn: neighbours('/neighbour-calls/:id', { mustReach: true }),
  call_thanks: neighbours('/neighbour-calls/:id'),
  duty_open: neighbours('/dual-registration'),
  statement_given: neighbours('/dual-registration'),
  organisation_asked: { topic: 'whistles', face: 'work', page: '/dual-registration', oneUnread: true },
  organisation_declined: neighbours(null, { mustReach: true }),
  duty_to_confirm: { topic: 'whistles', face: 'work', page: '/duties/:id' },

  questionnaire_open: questionnaire({ once: true }),
  questionnaire_asked: questionnaire({ once: true }),
  questionnaire_left: questionnaire(),
  questionnaire_result: questionnaire({ once: true }),

  round_open: { topic: 'rounds', face: 'work', page: '/walk?round=:id' },
  round_over: { topic: 'rounds', face: 'work', page: '/rounds/:id' },
  marks_to_settle: { topic: 'rounds', face: 'work', page: '/rounds/:id', oneUnread: true },
  patrol_missed: { topic: 'rounds', face: 'work', page: '/patrol-routes', oneUnread: true },
  finding_to_verify: { topic: 'rounds', face: 'work', page: '/patrol' },
  sign_today: { topic: 'work', face: 'work', page: '/signs/:id', urgent: true },

  form_due: { topic: 'work', face: 'work', page: '/forms/:id' },
  form_part: { topic: 'work', face: 'work', page: '/form-parts/:id' },
  form_part_due: { topic: 'work', face: 'work', page: '/form-parts/:id' },
  form_part_left: { topic: 'work', face: 'work', page: '/form-parts/:id' },
  form_to_approve: { topic: 'work', face: 'work', page: '/forms/:id' },
  form_approved: { topic: 'work', face: 'work', page: '/forms/:id' },
  meeting_called: { topic: 'meetings', face: 'resident', page: '/meetings/:id', mustReach: true, once: true },
  meeting_moved: { topic: 'meetings', face: 'resident', page: '/meetings/:id', mustReach: true },
  meeting_cancelled: { topic: 'meetings', face: 'resident', page: '/meetings/:id', mustReach: true },
  meeting_near: { topic: 'meetings', face: 'resident', page: '/meetings/:id', once: true },
  meeting_unit: { topic: 'meetings', face: 'work', page: '/meetings/:id' },
  item_proposed: { topic: 'meetings', face: 'work', page: '/meetings/:id', oneUnread: true },
  decision_given: { topic: 'meetings', face: 'work', page: '/meeting-decisions', once: true },
  decision_late: { topic: 'meetings', face: 'work', page: '/meeting-decisions' },
  suggestion_answered: { topic: 'meetings', face: 'resident', page: null },
  topic_opened: { topic: 'meetings', face: 'resident', page: '/halls/:id', once: true },
  topic_moved: { topic: 'meetings', face: 'resident', page: '/halls/:id', oneUnread: true },
  topic_ended: { topic: 'meetings', face: 'resident', page: '/halls/:id' },
  hall_topic_late: { topic: 'meetings', face: 'work', page: '/halls/:id' },
  contributed: { topic: 'meetings', face: 'work', page: '/halls/:id', oneUnread: true },
  contribution_answered: { topic: 'meetings', face: 'resident', page: '/halls/:id', oneUnread: true },

  undelivered: { topic: 'work', face: 'work', page: '/undelivered', oneUnread: true },

  post_begun: { topic: 'posts', face: 'work', page: '/' },
  post_ended: { topic: 'posts', face: 'work', page: null },
  post_offered: { topic: 'posts', face: 'resident', page: '/join' },
  swap_asked: { topic: 'posts', face: 'work', page: '/rosters/:id' },
  swap_agreed: { topic: 'posts', face: 'work', page: '/rosters/:id' },
  swap_declined: { topic: 'posts', face: 'work', page: '/rosters/:id' },
  swap_taken_back: { topic: 'posts', face: 'work', page: '/rosters/:id' },
  deputising: { topic: 'posts', face: 'work', page: '/absences' },

  account_bound: account('/me'),
  account_unbound: account('/me', { urgent: true }),
  account_new_device: account('/me/devices', { urgent: true, once: true }),
  account_recovered: account('/me/devices', { urgent: true }),
  right_answered: account('/me/rights'),
  right_asked: { topic: 'work', face: 'work', page: '/rights/:id' },
} as const satisfies Record<string, KindRule>

export type Kind = keyof typeof kinds

/** The rule of a stored kind; undefined for one that is no more. */
export function ruleOf(kind: string): KindRule | undefined {
  return Object.hasOwn(kinds, kind) ? kinds[kind as Kind] : undefined
}
