import { z } from 'zod'
import { defineRoutes } from '../../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../../shared/schemas.ts'
import { ownMeeting, publicMeeting, publicMinutes, publicSuggestion } from './views.ts'

const byCode = inCommunity.extend({ code: z.string().min(4).max(20) })
const over = 'deliberation.meeting_over'

export const ownRoutes = defineRoutes({
  'GET /api/c/:community/my/meetings': {
    name: 'deliberation.own_meetings',
    summary: '社区要开的会，和请我去的会',
    access: 'member',
    params: inCommunity,
    query: pageQuery.extend({ show: z.enum(['coming', 'mine']).default('coming') }),
    output: pageOf(ownMeeting),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/my/meetings/:id': {
    name: 'deliberation.own_meeting',
    summary: '一次会议',
    access: 'member',
    params: oneInCommunity,
    output: ownMeeting,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/my/meetings/:id/answer': {
    name: 'deliberation.answer_invitation',
    summary: '答复邀请：来，或来不了的原因',
    access: 'member',
    params: oneInCommunity,
    body: z.object({
      answer: z.enum(['accepted', 'declined']),
      reason: text(0, 200).default(''),
      deputy_name: text(0, 40).default(''),
    }),
    output: ownMeeting,
    refusals: [
      'platform.not_found',
      over,
      'deliberation.not_invited',
      'deliberation.reason_needed',
      'deliberation.deputy_not_allowed',
    ],
  },
  'POST /api/c/:community/my/meetings/:id/propose': {
    name: 'deliberation.propose_item',
    summary: '提一条议题',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ title: text(4, 80) }),
    output: ownMeeting,
    refusals: ['platform.not_found', over, 'deliberation.proposals_full'],
  },
  'GET /api/c/:community/my/check-in/:code': {
    name: 'deliberation.check_in_page',
    summary: '签到页：这是哪次会',
    access: 'member',
    params: byCode,
    output: ownMeeting,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/my/check-in/:code': {
    name: 'deliberation.check_in',
    summary: '我到了',
    access: 'member',
    params: byCode,
    body: z.object({}).default({}),
    output: ownMeeting,
    refusals: ['platform.not_found', over, 'deliberation.too_early', 'deliberation.not_invited'],
    limits: [{ of: 'person', most: 30, seconds: 600 }],
  },
  'GET /api/c/:community/open-meetings': {
    name: 'deliberation.open_meetings',
    summary: '公开的会议：要开的、记录公开了的',
    access: 'public',
    params: inCommunity,
    query: z.object({ after: z.string().max(500).optional() }),
    output: z.object({
      coming: z.array(publicMeeting),
      past: z.array(publicMeeting),
      suggestions: z.array(publicSuggestion.extend({ id, starts_at: z.string() })),
      next: z.string().nullable(),
    }),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/open-meetings/:id': {
    name: 'deliberation.open_minutes',
    summary: '一次会议公开的记录',
    access: 'public',
    params: oneInCommunity,
    output: publicMinutes,
    refusals: ['platform.not_found'],
  },
})
