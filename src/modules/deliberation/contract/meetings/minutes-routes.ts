import { z } from 'zod'
import { defineRoutes } from '../../../../shared/contract.ts'
import { id, oneInCommunity, text } from '../../../../shared/schemas.ts'
import { paperForms, papers } from './kinds.ts'
import { meetingView } from './views.ts'

const keep = { permission: 'deliberation.keep' } as const
const none = z.object({}).default({})
const acting = ['platform.not_found', 'platform.not_allowed'] as const

/** Minutes and papers. */
export const minutesRoutes = defineRoutes({
  'POST /api/c/:community/meetings/:id/approve': {
    name: 'deliberation.approve_minutes',
    summary: '通过会议记录：下次会上通过，或主持人和两位到会的人签字',
    access: keep,
    params: oneInCommunity,
    body: z.object({ in_meeting_id: id.optional(), signed_by: z.array(id).max(20).default([]) }),
    output: meetingView,
    refusals: [
      ...acting,
      'deliberation.not_closed',
      'deliberation.minutes_approved',
      'deliberation.approval_unfit',
      'deliberation.signatures_needed',
    ],
  },
  'POST /api/c/:community/meetings/:id/publish': {
    name: 'deliberation.publish_minutes',
    summary: '公开会议记录，不含私人信息',
    access: keep,
    params: oneInCommunity,
    body: none,
    output: meetingView,
    refusals: [...acting, 'deliberation.not_approved'],
  },
  'POST /api/c/:community/meetings/:id/addenda': {
    name: 'deliberation.add_addendum',
    summary: '通过以后的更正，写在后面',
    access: keep,
    params: oneInCommunity,
    body: z.object({ text: text(2, 1_000) }),
    output: meetingView,
    refusals: [...acting, 'deliberation.not_approved'],
  },
  'POST /api/c/:community/meetings/:id/paper': {
    name: 'deliberation.make_paper',
    summary: '通知、签到表、会议记录的 docx 或 pdf',
    access: keep,
    params: oneInCommunity,
    body: z.object({ paper: z.enum(papers), form: z.enum(paperForms) }),
    output: z.unknown(),
    binary: true,
    refusals: [...acting, 'deliberation.no_font'],
  },
})
