import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import {
  can,
  civilDate,
  id,
  inCommunity,
  instant,
  oneInCommunity,
  pageOf,
  pageQuery,
  text,
} from '../../../shared/schemas.ts'

const keep = { permission: 'whistles.registrations' } as const
const organisation = text(2, 60)
const year = z.coerce.number().int().min(2000).max(2199)

export const registrationKinds = ['organisation', 'member'] as const

export const registrationView = z.object({
  id,
  kind: z.enum(registrationKinds),
  /** of a member the name, of an organisation the organisation's */
  name: z.string(),
  home_organisation: z.string(),
  contact_name: z.string(),
  contact_phone: z.string(),
  offers: z.string(),
  registered_at: instant,
  left_at: instant.nullable(),
  leave_reason: z.string(),
  /** duties in hand, and reported on */
  in_hand: z.number().int(),
  reported: z.number().int(),
  can,
})

export const takingView = z.object({
  registration_id: id,
  name: z.string(),
  home_organisation: z.string(),
  taken_at: instant,
  given_up_at: instant.nullable(),
  reported_at: instant.nullable(),
  report_text: z.string(),
  people: z.number().int().nullable(),
  confirmed_at: instant.nullable(),
  can,
})

export const dutyView = z.object({
  id,
  title: z.string(),
  description: z.string(),
  place: z.string(),
  place_detail: z.string(),
  until_day: civilDate,
  needed: z.number().int(),
  taken: z.number().int(),
  made_at: instant,
  closed_at: instant.nullable(),
  close_reason: z.string(),
  /** past its day, or closed */
  over: z.boolean(),
  can,
})

const dutyDetail = dutyView.extend({ takings: z.array(takingView) })
export const ownDuty = dutyView.extend({ mine: takingView.omit({ name: true, home_organisation: true }).nullable() })

export const statementWays = ['fetched', 'brought', 'post', 'mail'] as const

/** The statement went to its organisation. */
export const statementGiven = z.object({
  given_at: instant,
  way: z.enum(statementWays),
  given_to: z.string(),
  by: z.string(),
  members: z.number().int(),
  duties: z.number().int(),
})

/** What an organisation gets of its own: who registered, which duties they took, what they reported. */
export const statementView = z.object({
  home_organisation: z.string(),
  community: z.string(),
  year: z.number().int(),
  made_at: instant,
  organisation: z.object({ registered_at: instant, left_at: instant.nullable() }).nullable(),
  members: z.array(z.object({ name: z.string(), registered_at: instant, left_at: instant.nullable() })),
  duties: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      taken_at: instant,
      reported_at: instant.nullable(),
      report_text: z.string(),
      people: z.number().int().nullable(),
      confirmed: z.boolean(),
    }),
  ),
  /** when it was given to the organisation, the latest first */
  given: z.array(statementGiven),
  /** there is more than stands here */
  more: z.boolean(),
})

const over = 'whistles.duty_over'
const statementOf = z.object({ home_organisation: organisation, year })

export const registrationRoutes = defineRoutes({
  'GET /api/c/:community/dual-registrations': {
    name: 'whistles.registrations',
    summary: '双报到的单位和党员',
    access: keep,
    params: inCommunity,
    query: pageQuery.extend({
      kind: z.enum(registrationKinds).optional(),
      left: z.enum(['no', 'yes']).default('no'),
      home_organisation: organisation.optional(),
    }),
    output: pageOf(registrationView),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/dual-registrations': {
    name: 'whistles.register_for',
    summary: '替单位或党员登记报到',
    access: keep,
    params: inCommunity,
    body: z.object({
      kind: z.enum(registrationKinds),
      person_id: id.optional(),
      home_organisation: organisation,
      contact_name: text(0, 30).default(''),
      contact_phone: text(0, 20).default(''),
      offers: text(0, 300).default(''),
    }),
    output: registrationView,
    status: 201,
    refusals: ['whistles.person_unknown', 'whistles.registered_already'],
  },
  'POST /api/c/:community/dual-registrations/:id/leave': {
    name: 'whistles.end_registration',
    summary: '结束一个报到（搬走、调离）',
    access: keep,
    params: oneInCommunity,
    body: z.object({ reason: text(2, 100) }),
    output: registrationView,
    refusals: ['platform.not_found', 'whistles.registration_over'],
  },
  'GET /api/c/:community/dual-registrations/organisations': {
    name: 'whistles.home_organisations',
    summary: '报到单位的名字',
    access: keep,
    params: inCommunity,
    output: z.object({ items: z.array(z.object({ name: z.string(), members: z.number().int() })) }),
  },
  'GET /api/c/:community/dual-registrations/statement': {
    name: 'whistles.statement',
    summary: '一个单位一年的双报到情况（给它自己）',
    access: keep,
    params: inCommunity,
    query: statementOf,
    output: statementView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/dual-registrations/statement/sheet': {
    name: 'whistles.statement_sheet',
    summary: '同上，导出 Excel（谁导出了什么会留下记录）',
    access: keep,
    params: inCommunity,
    body: statementOf,
    output: z.unknown(),
    binary: true,
    repeatable: true,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/dual-registrations/statement/given': {
    name: 'whistles.give_statement',
    summary: '记下双报到情况给了单位：怎么给的、谁收的；报到的党员会知道',
    access: keep,
    params: inCommunity,
    body: statementOf.extend({ way: z.enum(statementWays), given_to: text(1, 40) }),
    output: statementView,
    status: 201,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/duties': {
    name: 'whistles.duties',
    summary: '报到党员和单位可以认领的事',
    access: keep,
    params: inCommunity,
    query: pageQuery.extend({ over: z.enum(['no', 'yes']).default('no') }),
    output: pageOf(dutyView),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/duties': {
    name: 'whistles.add_duty',
    summary: '列一件可以认领的事',
    access: keep,
    params: inCommunity,
    body: z.object({
      title: text(2, 40),
      description: text(2, 500),
      area_id: id.optional(),
      place_detail: text(0, 60).default(''),
      until_day: civilDate,
      needed: z.number().int().min(1).max(500),
    }),
    output: dutyDetail,
    status: 201,
    refusals: ['whistles.place_unknown', 'whistles.day_past'],
  },
  'GET /api/c/:community/duties/:id': {
    name: 'whistles.duty',
    summary: '一件事和认领的人',
    access: keep,
    params: oneInCommunity,
    output: dutyDetail,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/duties/:id/close': {
    name: 'whistles.close_duty',
    summary: '这件事不再认领，写明原因',
    access: keep,
    params: oneInCommunity,
    body: z.object({ reason: text(2, 200) }),
    output: dutyDetail,
    refusals: ['platform.not_found', over],
  },
  'POST /api/c/:community/duties/:id/take-for': {
    name: 'whistles.take_duty_for',
    summary: '替单位或党员认领',
    access: keep,
    params: oneInCommunity,
    body: z.object({ registration_id: id }),
    output: dutyDetail,
    refusals: [
      'platform.not_found',
      'whistles.registration_unknown',
      over,
      'whistles.taken_already',
      'whistles.duty_full',
    ],
  },
  'POST /api/c/:community/duties/:id/report-for': {
    name: 'whistles.report_duty_for',
    summary: '替单位或党员记下做了什么',
    access: keep,
    params: oneInCommunity,
    body: z.object({ registration_id: id, text: text(2, 500), people: z.number().int().min(1).max(500) }),
    output: dutyDetail,
    refusals: ['platform.not_found', 'whistles.not_taken', 'whistles.confirmed_already'],
  },
  'POST /api/c/:community/duties/:id/confirm': {
    name: 'whistles.confirm_duty',
    summary: '社区确认做了',
    access: keep,
    params: oneInCommunity,
    body: z.object({ registration_id: id }),
    output: dutyDetail,
    refusals: ['platform.not_found', 'whistles.not_taken', 'whistles.not_reported_yet', 'whistles.confirmed_already'],
  },
  'GET /api/c/:community/my/dual-registration': {
    name: 'whistles.own_registration',
    summary: '我的双报到',
    access: 'member',
    params: inCommunity,
    output: z.object({
      registration: registrationView.omit({ contact_name: true, contact_phone: true, can: true }).nullable(),
      duties: z.array(ownDuty),
      can,
    }),
  },
  'POST /api/c/:community/my/dual-registration': {
    name: 'whistles.register',
    summary: '党员向居住的社区报到',
    access: 'member',
    params: inCommunity,
    body: z.object({ home_organisation: organisation, offers: text(0, 300).default('') }),
    output: z.object({ id }),
    status: 201,
    refusals: ['whistles.registered_already'],
  },
  'POST /api/c/:community/my/dual-registration/leave': {
    name: 'whistles.leave_registration',
    summary: '结束我的报到',
    access: 'member',
    params: inCommunity,
    body: z.object({ reason: text(0, 100).default('') }),
    output: z.object({ id }),
    refusals: ['whistles.registration_unknown'],
  },
  'POST /api/c/:community/my/duties/:id/take': {
    name: 'whistles.take_duty',
    summary: '认领一件事',
    access: 'member',
    params: oneInCommunity,
    body: z.object({}).default({}),
    output: ownDuty,
    refusals: [
      'platform.not_found',
      'whistles.registration_unknown',
      over,
      'whistles.taken_already',
      'whistles.duty_full',
    ],
  },
  'POST /api/c/:community/my/duties/:id/give-up': {
    name: 'whistles.give_up_duty',
    summary: '做不了了，退回去',
    access: 'member',
    params: oneInCommunity,
    body: z.object({}).default({}),
    output: ownDuty,
    refusals: [
      'platform.not_found',
      'whistles.registration_unknown',
      'whistles.not_taken',
      'whistles.reported_already',
    ],
  },
  'POST /api/c/:community/my/duties/:id/report': {
    name: 'whistles.report_duty',
    summary: '做了什么，报给社区',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ text: text(2, 500), people: z.number().int().min(1).max(20).default(1) }),
    output: ownDuty,
    refusals: [
      'platform.not_found',
      'whistles.registration_unknown',
      'whistles.not_taken',
      'whistles.confirmed_already',
    ],
  },
})
