import { z } from 'zod'
import { defineRoutes } from '../../../../shared/contract.ts'
import { civilDate, id, oneInCommunity, text } from '../../../../shared/schemas.ts'
import { meetingView } from './views.ts'

const keep = { permission: 'deliberation.keep' } as const
const ofItem = oneInCommunity.extend({ item: id })
const none = z.object({}).default({})
const acting = ['platform.not_found', 'platform.not_allowed'] as const

/** A meeting while it is held. */
export const holdRoutes = defineRoutes({
  'POST /api/c/:community/meetings/:id/open': {
    name: 'deliberation.open_meeting',
    summary: '开会：上次没办完的决定排到最前',
    access: keep,
    params: oneInCommunity,
    body: none,
    output: meetingView,
    refusals: [...acting, 'deliberation.meeting_over', 'deliberation.too_early'],
  },
  'POST /api/c/:community/meetings/:id/items/:item/note': {
    name: 'deliberation.note_item',
    summary: '写一条议题的记录（边开边写）',
    access: keep,
    params: ofItem,
    body: z.object({ note: text(0, 4_000) }),
    output: meetingView,
    refusals: [...acting, 'deliberation.minutes_approved', 'deliberation.not_opened', 'deliberation.item_unknown'],
  },
  'POST /api/c/:community/meetings/:id/items/:item/step-out': {
    name: 'deliberation.step_out',
    summary: '与这件事有利害关系的人回避',
    access: keep,
    params: ofItem,
    body: z.object({ attendee_id: id, reason: text(2, 200), back: z.boolean().default(false) }),
    output: meetingView,
    refusals: [
      ...acting,
      'deliberation.not_open',
      'deliberation.item_unknown',
      'deliberation.attendee_unknown',
      'deliberation.not_present',
    ],
  },
  'POST /api/c/:community/meetings/:id/items/:item/votes': {
    name: 'deliberation.note_vote',
    summary: '记一次举手表决；不到法定人数记不下',
    access: keep,
    params: ofItem,
    body: z.object({
      question: text(2, 200),
      votes_for: z.number().int().min(0).max(10_000),
      votes_against: z.number().int().min(0).max(10_000),
      abstained: z.number().int().min(0).max(10_000),
    }),
    output: meetingView,
    refusals: [
      ...acting,
      'deliberation.not_open',
      'deliberation.item_unknown',
      'deliberation.below_quorum',
      'deliberation.votes_unfit',
    ],
  },
  'POST /api/c/:community/meetings/:id/items/:item/decide': {
    name: 'deliberation.decide',
    summary: '记一项决定：谁办、哪天前办好',
    access: keep,
    params: ofItem,
    body: z.object({
      text: text(2, 300),
      owner_post_id: id.optional(),
      owner_body_id: id.optional(),
      promised_to: text(0, 40).default(''),
      due_day: civilDate,
      /** a request that is this very task: closing it finishes the decision */
      request_number: text(0, 30).default(''),
    }),
    output: meetingView,
    refusals: [
      ...acting,
      'deliberation.not_open',
      'deliberation.item_unknown',
      'deliberation.owner_unknown',
      'deliberation.source_unknown',
      'deliberation.due_past',
      'deliberation.below_quorum',
      'deliberation.vote_needed',
    ],
  },
  'POST /api/c/:community/meetings/:id/items/:item/read-out': {
    name: 'deliberation.read_out',
    summary: '念一项上次的决定，记下办到哪一步',
    access: keep,
    params: ofItem,
    body: z.object({ words: text(2, 500) }),
    output: meetingView,
    refusals: [...acting, 'deliberation.not_open', 'deliberation.item_unknown'],
  },
  'POST /api/c/:community/meetings/:id/close': {
    name: 'deliberation.close_meeting',
    summary: '散会',
    access: keep,
    params: oneInCommunity,
    body: none,
    output: meetingView,
    refusals: [...acting, 'deliberation.not_open', 'deliberation.not_read_out'],
  },
})
