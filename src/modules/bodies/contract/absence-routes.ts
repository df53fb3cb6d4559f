import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { civilDate, id, inCommunity, oneInCommunity } from '../../../shared/schemas.ts'
import { absenceView, postHolder } from './absence-views.ts'
import { absenceKinds } from './kinds.ts'

const own = { permission: 'bodies.absences' }
const kind = z.enum(absenceKinds).nullish()
const deputyRefusals = [
  'bodies.deputy_self',
  'bodies.deputy_without_post',
  'bodies.deputy_unfit',
  'bodies.deputy_away',
] as const
const days = ['bodies.period_unfit', 'bodies.absence_too_long', 'bodies.absence_overlaps'] as const

export const absenceRoutes = defineRoutes({
  'GET /api/c/:community/my/absences': {
    name: 'bodies.my_absences',
    summary: '我的休假，和我替谁代班',
    access: own,
    params: inCommunity,
    /** not over yet by first day, then the last that are over */
    output: z.object({ mine: z.array(absenceView), standing_in: z.array(absenceView) }),
  },
  'GET /api/c/:community/absences': {
    name: 'bodies.absences',
    summary: '这几天谁不在、谁代班',
    access: { permission: 'bodies.see_absences' },
    params: inCommunity,
    /** without days: today and the six that follow */
    query: z.object({ from: civilDate.optional(), until: civilDate.optional() }),
    output: z.object({
      from: civilDate,
      until: civilDate,
      items: z.array(absenceView),
      /** there are more than are shown */
      more: z.boolean(),
    }),
    refusals: ['bodies.period_unfit', 'bodies.absence_too_long'],
  },
  'GET /api/c/:community/absences/holders': {
    name: 'bodies.absence_holders',
    summary: '可以替谁登记休假（本人在前）',
    access: own,
    params: inCommunity,
    output: z.object({ items: z.array(postHolder) }),
  },
  'GET /api/c/:community/absences/deputies': {
    name: 'bodies.absence_deputies',
    summary: '那几天谁可以代班',
    access: own,
    params: inCommunity,
    query: z.object({ person_id: id, from: civilDate.optional(), until: civilDate }),
    output: z.object({ items: z.array(postHolder) }),
    refusals: ['platform.not_allowed', 'bodies.holds_no_post', 'bodies.period_unfit', 'bodies.absence_too_long'],
  },
  'POST /api/c/:community/absences': {
    name: 'bodies.record_absence',
    summary: '登记休假和代班的人',
    access: own,
    params: inCommunity,
    body: z.object({ person_id: id, deputy_id: id.nullish(), from: civilDate.optional(), until: civilDate, kind }),
    output: absenceView,
    status: 201,
    refusals: [
      'platform.not_allowed',
      'bodies.holds_no_post',
      'bodies.absence_past',
      ...days,
      'bodies.deputises_then',
      ...deputyRefusals,
    ],
  },
  'PATCH /api/c/:community/absences/:id': {
    name: 'bodies.change_absence',
    summary: '改休假的最后一天、代班的人或原因',
    access: own,
    params: oneInCommunity,
    body: z.object({ until: civilDate.optional(), deputy_id: id.nullish(), kind }),
    output: absenceView,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'bodies.absence_over',
      ...days,
      'bodies.deputises_then',
      ...deputyRefusals,
    ],
  },
  'POST /api/c/:community/absences/:id/end': {
    name: 'bodies.end_absence',
    summary: '提前回来，或取消还没开始的休假，即时生效',
    access: own,
    params: oneInCommunity,
    body: z.object({}),
    output: absenceView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'bodies.absence_over'],
  },
})
