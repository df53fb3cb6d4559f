import { z } from 'zod'
import { defineRoutes } from '../../../../shared/contract.ts'
import { id, oneInCommunity, text } from '../../../../shared/schemas.ts'
import { answers } from './kinds.ts'
import { meetingView } from './views.ts'

const keep = { permission: 'deliberation.keep' } as const
export const peopleMost = 200
const acting = ['platform.not_found', 'platform.not_allowed'] as const

/** Who is asked to come and who came. */
export const peopleRoutes = defineRoutes({
  'POST /api/c/:community/meetings/:id/invite': {
    name: 'deliberation.invite',
    summary: '请人来：居民、单位或报得出名字的人',
    access: keep,
    params: oneInCommunity,
    body: z.object({
      person_ids: z.array(id).max(peopleMost).default([]),
      unit_ids: z.array(id).max(40).default([]),
      names: z.array(text(2, 40)).max(peopleMost).default([]),
      voting: z.boolean().default(true),
    }),
    output: meetingView,
    refusals: [
      ...acting,
      'deliberation.meeting_over',
      'deliberation.person_unknown',
      'deliberation.body_unknown',
      'deliberation.people_full',
    ],
  },
  'POST /api/c/:community/meetings/:id/attendees/:attendee': {
    name: 'deliberation.keep_attendee',
    summary: '记一个人：到会、离开、请假、代会、主持、表决权',
    access: keep,
    params: oneInCommunity.extend({ attendee: id }),
    body: z.object({
      came: z.boolean().optional(),
      left: z.boolean().optional(),
      answer: z.enum(answers).optional(),
      reason: text(0, 200).optional(),
      deputy_name: text(0, 40).optional(),
      voting: z.boolean().optional(),
      chair: z.literal(true).optional(),
      removed: z.literal(true).optional(),
    }),
    output: meetingView,
    refusals: [
      ...acting,
      'deliberation.meeting_over',
      'deliberation.attendee_unknown',
      'deliberation.deputy_not_allowed',
      'deliberation.attendee_in_use',
    ],
  },
})
