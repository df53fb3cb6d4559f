import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { civilDate, id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { dutyDetail, dutyView, places } from './registration-views.ts'

const keep = { permission: 'whistles.registrations' } as const
const over = 'whistles.duty_over'

/** What registered ones can take on, as the community keeps it. */
export const dutyRoutes = defineRoutes({
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
    body: z.object({ registration_id: id, places: places.default(1) }),
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
})
