import { z } from 'zod'
import { defineRoutes } from '../../../../shared/contract.ts'
import { id, inCommunity, instant, oneInCommunity, pageOf, pageQuery, text } from '../../../../shared/schemas.ts'
import { agendaItem, itemsMost } from './agenda-routes.ts'
import { meetingFilter } from './filters.ts'
import { meetingKinds } from './kinds.ts'
import { peopleMost } from './people-routes.ts'
import { decisionView, meetingBrief, meetingView, suggestionView } from './views.ts'

const read = { permission: 'deliberation.read' } as const
const keep = { permission: 'deliberation.keep' } as const
const acting = ['platform.not_found', 'platform.not_allowed'] as const

/** Meetings: called, changed, called off, read. */
export const meetingRoutes = defineRoutes({
  'GET /api/c/:community/meetings': {
    name: 'deliberation.meetings',
    summary: '会议：要开的，或开过的',
    access: read,
    params: inCommunity,
    query: pageQuery.extend(meetingFilter.shape),
    /** `found`: how many the filter finds; counting stops at 1 000 */
    output: pageOf(meetingBrief).extend({ found: z.number().int() }),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/meetings': {
    name: 'deliberation.call_meeting',
    summary: '召集一次会议；急事急议几小时内就开',
    access: keep,
    params: inCommunity,
    body: z.object({
      kind: z.enum(meetingKinds),
      title: text(2, 60),
      body_id: id.optional(),
      area_id: id.optional(),
      place_detail: text(2, 80),
      starts_at: instant,
      minutes: z.number().int().min(10).max(600).default(90),
      /** why it can't wait: needed for an urgent one, and within the days of notice */
      call_reason: text(0, 300).default(''),
      households: z.number().int().min(1).max(100_000).optional(),
      /** units asked to a joint meeting */
      unit_ids: z.array(id).max(40).default([]),
      person_ids: z.array(id).max(peopleMost).default([]),
      agenda: z.array(agendaItem).max(itemsMost).default([]),
    }),
    output: meetingView,
    status: 201,
    refusals: [
      'platform.not_allowed',
      'deliberation.place_unknown',
      'deliberation.body_unknown',
      'deliberation.person_unknown',
      'deliberation.source_unknown',
      'deliberation.title_needed',
      'deliberation.starts_past',
      'deliberation.reason_needed',
      'deliberation.notice_short',
    ],
  },
  'GET /api/c/:community/meetings/:id': {
    name: 'deliberation.meeting',
    summary: '一次会议：议程、到会、决定、记录',
    access: read,
    params: oneInCommunity,
    output: meetingView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/meetings/:id/change': {
    name: 'deliberation.change_meeting',
    summary: '改时间、地点；告诉被邀的人',
    access: keep,
    params: oneInCommunity,
    body: z.object({
      title: text(2, 60),
      place_detail: text(2, 80),
      starts_at: instant,
      minutes: z.number().int().min(10).max(600),
      reason: text(2, 300),
    }),
    output: meetingView,
    refusals: [...acting, 'deliberation.meeting_over', 'deliberation.starts_past'],
  },
  'POST /api/c/:community/meetings/:id/cancel': {
    name: 'deliberation.cancel_meeting',
    summary: '不开了，写明原因',
    access: keep,
    params: oneInCommunity,
    body: z.object({ reason: text(2, 300) }),
    output: meetingView,
    refusals: [...acting, 'deliberation.meeting_over'],
  },
  'GET /api/c/:community/requests/:id/meetings': {
    name: 'deliberation.of_request',
    summary: '一件诉求上过哪些会、定了什么',
    access: read,
    params: oneInCommunity,
    output: z.object({
      meetings: z.array(meetingBrief),
      decisions: z.array(decisionView),
      suggestions: z.array(suggestionView),
    }),
  },
})
