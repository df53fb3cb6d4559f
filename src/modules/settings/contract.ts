/** What a community decides about how Linli works for it, with the history of every decision. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { civilDate, id, inCommunity, instant, oneInCommunity, pageOf, pageQuery, text } from '../../shared/schemas.ts'
import { emergencyWords, emergencyWordsShown } from '../requests/contract.ts'

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'invalid' })
export const shift = z.object({ from: clockTime, to: clockTime })
/** `holiday`: a public holiday of a notice that isn't built in; `rest`: free by the community's own decision. */
export const dayKind = z.enum(['rest', 'holiday', 'work'])

const calendar = z.object({
  hours: z.array(shift).min(1).max(4),
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  /** Through which day a notice newer than the built-in calendar has been entered below; null: none. */
  known_through: civilDate.nullable(),
})

/** Rules wanted; what is left out stays. */
export const wantedRules = z.object({
  auto_dispatch: z.boolean().optional(),
  anonymous: z.boolean().optional(),
  confirm_days: z.number().int().min(1).max(60).optional(),
  call_back_after_days: z.number().int().min(0).max(30).optional(),
  /** As many who ask make a small matter one of the community. */
  tier_askers: z.number().int().min(2).max(50).optional(),
  /** So many hours before a limit passes who has it in hand is told. */
  remind_hours: z.number().int().min(1).max(48).optional(),
  /** How much more time may be given, in percent of the item's own; 0: none. */
  extension_percent: z.number().int().min(0).max(100).optional(),
  /** After so many calls in vain nobody calls any more. */
  call_back_attempts: z.number().int().min(1).max(9).optional(),
  /** So many neighbours confirm what is open to them. */
  neighbours_needed: z.number().int().min(2).max(20).optional(),
  /** How often more time may be given to one request. */
  extension_times: z.number().int().min(1).max(5).optional(),
  /** So many alike make a proposal of a topic … */
  topic_count: z.number().int().min(2).max(50).optional(),
  /** … filed within so many days. */
  topic_days: z.number().int().min(7).max(365).optional(),
  /** A request open longer, in days, is a long-running case … */
  long_days: z.number().int().min(14).max(730).optional(),
  /** … and one reopened so often. */
  long_reopened: z.number().int().min(1).max(10).optional(),
  /** Points of the formula of urgency: for each more of the kind nearby, each day, each more person, special care. */
  priority_frequency: z.number().int().min(0).max(25).optional(),
  priority_age: z.number().int().min(0).max(25).optional(),
  priority_people: z.number().int().min(0).max(25).optional(),
  priority_care: z.number().int().min(0).max(25).optional(),
  /** Figures about persons below it aren't shown to everybody. */
  smallest_figure: z.number().int().min(3).max(20).optional(),
  /** Working days within which a request of rights is answered; the most is the law's (module privacy). */
  answer_days: z.number().int().min(1).max(15).optional(),
  /** From which day on staff must sign in with a second step; null: it is left to them. */
  second_step_from: civilDate.nullable().optional(),
  /** What speaks of an emergency; null: the usual phrases. */
  emergencies: emergencyWords.nullable().optional(),
  calendar: calendar.optional(),
  /** `kind` null: the day is what the country's calendar says again. */
  days: z
    .array(z.object({ day: civilDate, kind: dayKind.nullable(), note: text(0, 40).default('') }))
    .min(1)
    .max(60)
    .optional(),
})

export const rulesView = z.object({
  auto_dispatch: z.boolean(),
  anonymous: z.boolean(),
  confirm_days: z.number().int(),
  call_back_after_days: z.number().int(),
  tier_askers: z.number().int(),
  remind_hours: z.number().int(),
  extension_percent: z.number().int(),
  call_back_attempts: z.number().int(),
  neighbours_needed: z.number().int(),
  extension_times: z.number().int(),
  topic_count: z.number().int(),
  topic_days: z.number().int(),
  long_days: z.number().int(),
  long_reopened: z.number().int(),
  priority_frequency: z.number().int(),
  priority_age: z.number().int(),
  priority_people: z.number().int(),
  priority_care: z.number().int(),
  smallest_figure: z.number().int(),
  answer_days: z.number().int(),
  second_step_from: civilDate.nullable(),
  emergencies: emergencyWordsShown.nullable(),
  calendar,
  /** The community's own days from this year on, by day. */
  days: z.array(z.object({ day: civilDate, kind: dayKind, note: z.string() })),
  /** Days of this year and the next on which the country's notice differs from the weekday. */
  national: z.array(z.object({ day: civilDate, kind: dayKind.exclude(['holiday']) })),
  /** Last year whose notice is built in. */
  national_through: z.number().int(),
  time_zone: z.string(),
  today: civilDate,
})

const count = z.number().int()
const due = z.object({ contact: instant, resolve: instant })
export const rulesPreview = z.object({
  deadlines: z.object({
    looked_at: count,
    moved: count,
    /** The first twenty. */
    examples: z.array(z.object({ id, number: z.string(), title: z.string(), before: due, after: due })),
  }),
  /** What the rules did in the last so many days. */
  replay: z.object({
    days: count,
    filed: count,
    by_itself: count,
    anonymous: count,
    awaiting_word: count,
    to_call_back: count,
    to_call_back_then: count,
  }),
  /** Of so many requests of those days, in how many the emergency line stands by the phrases held, and by the wanted ones. */
  emergencies: z.object({ looked_at: count, shown: count, shown_then: count }),
})

export const changeView = z.object({
  id,
  part: z.enum(['rules', 'community']),
  who: z.string().nullable(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
  reason: z.string(),
  /** Requests whose limits it moved; null where none were asked to move. */
  moved: count.nullable(),
  undoes: id.nullable(),
  undone: z.boolean(),
  changed_at: instant,
  can: z.array(z.enum(['undo'])),
})

const access = { permission: 'settings.edit' } as const
/** What becomes of limits already told: reckoned anew by the new calendar, or kept. */
const deadlines = z.enum(['move', 'keep'])

export const routes = defineRoutes({
  'GET /api/c/:community/settings/rules': {
    name: 'settings.rules',
    summary: '办事规则和工作日历',
    access,
    params: inCommunity,
    output: rulesView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/settings/rules/preview': {
    name: 'settings.preview_rules',
    summary: '先试一试：改了规则，现在的诉求会怎样',
    access,
    params: inCommunity,
    body: wantedRules,
    output: rulesPreview,
    refusals: ['platform.not_allowed', 'settings.hours_unfit', 'settings.day_unfit', 'settings.day_past'],
  },
  'POST /api/c/:community/settings/calendar-file': {
    name: 'settings.read_calendar',
    summary: '看一份年度工作日历文件（每天一行），换成可以先试一试的修改；缺一天也不收',
    access,
    params: inCommunity,
    body: z.object({ text: z.string().min(1).max(60_000) }),
    output: z.object({
      from: z.string(),
      through: z.string(),
      /** what differs from the weekdays, or from the country's notice */
      days: z.array(z.object({ day: z.string(), kind: dayKind, note: z.string() })),
    }),
    refusals: ['platform.not_allowed', 'settings.calendar_unreadable', 'settings.calendar_gap'],
  },
  'PATCH /api/c/:community/settings/rules': {
    name: 'settings.change_rules',
    summary: '修改办事规则和工作日历（留下记录，可以撤回）',
    access,
    params: inCommunity,
    body: wantedRules.extend({ reason: text(2, 200), deadlines: deadlines.default('keep') }),
    output: rulesView,
    refusals: [
      'platform.not_allowed',
      'settings.hours_unfit',
      'settings.day_unfit',
      'settings.day_past',
      'settings.nothing_changed',
    ],
  },
  'GET /api/c/:community/settings/changes': {
    name: 'settings.changes',
    summary: '设置的修改记录',
    access,
    params: inCommunity,
    query: pageQuery.extend({ part: z.enum(['rules', 'community']).optional() }),
    output: pageOf(changeView),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/settings/changes/:id/undo': {
    name: 'settings.undo_change',
    summary: '撤回一次修改，回到改之前',
    access,
    params: oneInCommunity,
    body: z.object({ deadlines: deadlines.default('keep') }),
    output: changeView,
    refusals: [
      'platform.not_allowed',
      'platform.not_found',
      'settings.change_undone',
      'settings.changed_since',
      'settings.hours_unfit',
      'settings.day_unfit',
    ],
  },
})

export const refusals = defineRefusals({
  'settings.calendar_unreadable': 422,
  'settings.calendar_gap': 422,
  'settings.hours_unfit': 422,
  'settings.day_unfit': 422,
  'settings.day_past': 422,
  'settings.nothing_changed': 409,
  'settings.change_undone': 409,
  'settings.changed_since': 409,
})

export const events = defineEvents({})
