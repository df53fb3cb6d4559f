import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import {
  civilDate,
  id,
  inCommunity,
  instant,
  oneInCommunity,
  pageOf,
  pageQuery,
  text,
} from '../../../shared/schemas.ts'
import {
  appointmentForStaff,
  appointmentStates,
  appointmentView,
  counterView,
  openingKinds,
  slotView,
} from './views.ts'

const work = { permission: 'counters.work' } as const
const manage = { permission: 'counters.manage' } as const
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const slot = { opening_id: id, starts_at: instant }
const booking = z.object({
  ...slot,
  matter_codes: z.array(z.string().min(2).max(30)).max(5).default([]),
  note: text(0, 200).default(''),
})
const change = z.discriminatedUnion('act', [
  z.object({ act: z.literal('cancel') }),
  z.object({ act: z.literal('move'), ...slot }),
])
export type AppointmentChange = z.output<typeof change>
const slotRefusals = ['counters.slot_unknown', 'counters.slot_past', 'counters.slot_full'] as const
const booked = ['counters.matter_unknown', ...slotRefusals, 'counters.too_many_booked'] as const
const changed = ['counters.appointment_over', ...slotRefusals] as const
const byNumber = z.object({ number: text(3, 30), code: z.string().trim().toUpperCase().min(4).max(12) })

/** A number with a wrong code is a guess. */
const tries = [
  { of: 'guest', most: 60, seconds: 600 },
  { of: 'person', most: 60, seconds: 600 },
] as const

export const appointmentRoutes = defineRoutes({
  'GET /api/c/:community/service-counters': {
    name: 'counters.counters',
    summary: '服务窗口和可预约的时间',
    access: work,
    params: inCommunity,
    query: z.object({ closed: z.enum(['no', 'yes']).default('no') }),
    output: z.object({ items: z.array(counterView), can: z.array(z.string()) }),
  },
  'POST /api/c/:community/service-counters': {
    name: 'counters.add_counter',
    summary: '添加服务窗口',
    access: manage,
    params: inCommunity,
    body: z.object({ name: text(2, 40), place: text(0, 100).default(''), area_id: id.optional() }),
    output: counterView,
    status: 201,
    refusals: ['counters.place_unknown'],
  },
  'POST /api/c/:community/service-counters/:id': {
    name: 'counters.edit_counter',
    summary: '修改或停用服务窗口',
    access: manage,
    params: oneInCommunity,
    body: z.object({ name: text(2, 40), place: text(0, 100).default(''), closed: z.boolean().default(false) }),
    output: counterView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/service-counters/:id/openings': {
    name: 'counters.add_opening',
    summary: '添加可预约的时间：每周、法定节假日或某一天',
    access: manage,
    params: oneInCommunity,
    body: z.object({
      kind: z.enum(openingKinds),
      weekday: z.number().int().min(1).max(7).optional(),
      day: civilDate.optional(),
      from: clockTime,
      to: clockTime,
      slot_minutes: z.number().int().min(5).max(480),
      capacity: z.number().int().min(1).max(50),
    }),
    output: counterView,
    refusals: ['platform.not_found', 'counters.opening_unfit', 'counters.opening_overlaps'],
  },
  'POST /api/c/:community/service-counters/:id/openings/:opening/end': {
    name: 'counters.end_opening',
    summary: '不再接受这段时间的预约；已约的照办',
    access: manage,
    params: oneInCommunity.extend({ opening: id }),
    body: z.object({}).default({}),
    output: counterView,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/appointments/slots': {
    name: 'counters.slots',
    summary: '还能约的时间，含周末和节假日',
    access: 'public',
    params: inCommunity,
    query: z.object({ from: civilDate.optional(), counter: id.optional() }),
    output: z.object({ from: civilDate, until: civilDate, items: z.array(slotView) }),
  },
  'POST /api/c/:community/appointments': {
    name: 'counters.book',
    summary: '预约（不用登录，凭编号和查询码改约、取消）',
    access: 'public',
    limits: [
      { of: 'guest', most: 20, seconds: 600 },
      { of: 'person', most: 20, seconds: 600 },
    ],
    params: inCommunity,
    body: booking.extend({ name: text(0, 40).default(''), phone: z.string().max(30).default('') }),
    output: z.object({ appointment: appointmentView, code: z.string() }),
    status: 201,
    refusals: ['counters.contact_needed', ...booked],
  },
  'POST /api/c/:community/appointments/follow': {
    name: 'counters.follow_appointment',
    summary: '凭编号和查询码看预约',
    access: 'public',
    limits: tries,
    params: inCommunity,
    body: byNumber,
    output: appointmentView,
    repeatable: true,
    refusals: ['counters.code_wrong'],
  },
  'POST /api/c/:community/appointments/follow/change': {
    name: 'counters.change_by_code',
    summary: '凭编号和查询码改约或取消',
    access: 'public',
    limits: tries,
    params: inCommunity,
    body: byNumber.extend({ change }),
    output: appointmentView,
    refusals: ['counters.code_wrong', ...changed],
  },
  'GET /api/c/:community/my/appointments': {
    name: 'counters.own_appointments',
    summary: '我的预约',
    access: 'member',
    params: inCommunity,
    query: pageQuery,
    output: pageOf(appointmentView),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/my/appointments/:id': {
    name: 'counters.change_own_appointment',
    summary: '改约或取消我的预约',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ change }),
    output: appointmentView,
    refusals: ['platform.not_found', ...changed],
  },
  'GET /api/c/:community/appointments': {
    name: 'counters.appointments',
    summary: '某一天的预约',
    access: work,
    params: inCommunity,
    query: pageQuery.extend({ day: civilDate.optional(), state: z.enum(appointmentStates).optional() }),
    output: pageOf(appointmentForStaff).extend({ day: civilDate }),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/desk/appointments': {
    name: 'counters.book_for',
    summary: '替打电话来的居民预约',
    access: work,
    params: inCommunity,
    body: booking.extend({
      person_id: id.optional(),
      name: text(0, 40).default(''),
      phone: z.string().max(30).default(''),
    }),
    output: z.object({ appointment: appointmentForStaff, code: z.string() }),
    status: 201,
    refusals: ['counters.person_unknown', 'counters.contact_needed', ...booked],
  },
  'POST /api/c/:community/appointments/:id': {
    name: 'counters.change_appointment',
    summary: '改约、取消，记下没来或撤回没来',
    access: work,
    params: oneInCommunity,
    body: z.object({
      change: z.discriminatedUnion('act', [
        ...change.options,
        z.object({ act: z.literal('no_show') }),
        z.object({ act: z.literal('restore') }),
      ]),
    }),
    output: appointmentForStaff,
    refusals: ['platform.not_found', ...changed, 'counters.not_yet'],
  },
})
