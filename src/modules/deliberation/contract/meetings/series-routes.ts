import { z } from 'zod'
import { defineRoutes } from '../../../../shared/contract.ts'
import { can, civilDate, id, inCommunity, oneInCommunity, text } from '../../../../shared/schemas.ts'
import { lawCodes, meetingKinds, onRestDay } from './kinds.ts'
import { lawFigures } from './law-views.ts'
import { seriesRule } from './series-rule.ts'
import { seriesDay, seriesView } from './views.ts'

const keep = { permission: 'deliberation.keep' } as const
const read = { permission: 'deliberation.read' } as const
const acting = ['platform.not_found', 'platform.not_allowed'] as const
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const said = z.object({
  title: text(2, 40),
  place_detail: text(2, 80),
  rule: seriesRule,
  on_rest_day: z.enum(onRestDay),
  starts_time: clockTime,
  minutes: z.number().int().min(10).max(600).default(90),
  /** so many days before it the meeting is called by itself */
  call_days: z.number().int().min(1).max(60).default(7),
  from_day: civilDate,
  unit_ids: z.array(id).max(40).default([]),
})

const lawView = z.object({ code: z.enum(lawCodes), figures: lawFigures, usual: z.boolean(), can })

export const seriesRoutes = defineRoutes({
  'GET /api/c/:community/meeting-series': {
    name: 'deliberation.series_list',
    summary: '定期会议和往后的日子',
    access: read,
    params: inCommunity,
    output: z.object({ items: z.array(seriesView) }),
  },
  'POST /api/c/:community/meeting-series': {
    name: 'deliberation.make_series',
    summary: '定一个定期会议：每月 20 日、每两月、农历初一……',
    access: keep,
    params: inCommunity,
    body: said.extend({ kind: z.enum(meetingKinds), body_id: id.optional(), area_id: id.optional() }),
    output: seriesView,
    status: 201,
    refusals: [
      'platform.not_allowed',
      'deliberation.place_unknown',
      'deliberation.body_unknown',
      'deliberation.body_needed',
    ],
  },
  'POST /api/c/:community/meeting-series/preview': {
    name: 'deliberation.preview_series',
    summary: '按规则算出往后的日子',
    access: keep,
    params: inCommunity,
    body: z.object({ rule: seriesRule, on_rest_day: z.enum(onRestDay), from_day: civilDate }),
    output: z.object({ days: z.array(seriesDay) }),
    repeatable: true,
  },
  'GET /api/c/:community/meeting-series/:id': {
    name: 'deliberation.one_series',
    summary: '一个定期会议',
    access: read,
    params: oneInCommunity,
    output: seriesView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/meeting-series/:id/change': {
    name: 'deliberation.change_series',
    summary: '改规则、时间、地点；已经召集的那次不变',
    access: keep,
    params: oneInCommunity,
    body: said,
    output: seriesView,
    refusals: [...acting, 'deliberation.series_over', 'deliberation.body_unknown'],
  },
  'POST /api/c/:community/meeting-series/:id/days': {
    name: 'deliberation.set_series_day',
    summary: '有一次不开，或改到另一天',
    access: keep,
    params: oneInCommunity,
    body: z.object({
      day: civilDate,
      what: z.enum(['skip', 'move', 'as_ruled']),
      moved_to: civilDate.optional(),
      reason: text(0, 200).default(''),
    }),
    output: seriesView,
    refusals: [
      ...acting,
      'deliberation.series_over',
      'deliberation.day_unknown',
      'deliberation.reason_needed',
      'deliberation.starts_past',
      'deliberation.called_already',
    ],
  },
  'POST /api/c/:community/meeting-series/:id/end': {
    name: 'deliberation.end_series',
    summary: '往后不再开',
    access: keep,
    params: oneInCommunity,
    body: z.object({ reason: text(2, 200) }),
    output: seriesView,
    refusals: [...acting, 'deliberation.series_over'],
  },
  'GET /api/c/:community/meeting-laws': {
    name: 'deliberation.laws',
    summary: '法定人数和表决规则，每条有出处',
    access: read,
    params: inCommunity,
    output: z.object({ items: z.array(lawView) }),
  },
  'PUT /api/c/:community/meeting-laws/:code': {
    name: 'deliberation.set_law',
    summary: '按本地规定改法定人数和表决规则，写明出处',
    access: { permission: 'deliberation.set_laws' },
    params: inCommunity.extend({ code: z.enum(lawCodes) }),
    /** null: as the law has it again */
    body: z.object({ figures: lawFigures.nullable() }),
    output: lawView,
    refusals: ['deliberation.article_needed'],
  },
})
