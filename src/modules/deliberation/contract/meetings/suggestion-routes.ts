import { z } from 'zod'
import { defineRoutes } from '../../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../../shared/schemas.ts'
import { suggestionFilter } from './filters.ts'
import { meetingView, suggestionView } from './views.ts'

const read = { permission: 'deliberation.read' } as const
const keep = { permission: 'deliberation.keep' } as const
const acting = ['platform.not_found', 'platform.not_allowed'] as const

/** What is asked for at the bench. */
export const suggestionRoutes = defineRoutes({
  'POST /api/c/:community/meetings/:id/suggestions': {
    name: 'deliberation.note_suggestion',
    summary: '记一条建言',
    access: keep,
    params: oneInCommunity,
    body: z.object({ text: text(4, 500), person_id: id.optional(), by_name: text(0, 40).default('') }),
    output: meetingView,
    refusals: [...acting, 'deliberation.not_opened', 'deliberation.minutes_approved', 'deliberation.person_unknown'],
  },
  'GET /api/c/:community/suggestions': {
    name: 'deliberation.suggestions',
    summary: '建言：每条怎么答的、后来怎么样',
    access: read,
    params: inCommunity,
    query: pageQuery.extend(suggestionFilter.shape),
    output: pageOf(suggestionView),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/suggestions/:id/answer': {
    name: 'deliberation.answer_suggestion',
    summary: '答复一条建言，记下后来怎么样',
    access: keep,
    params: oneInCommunity,
    body: z.object({
      answer: text(2, 500),
      outcome: z.enum(['answered', 'taken_up', 'done', 'not_possible']),
      request_number: text(0, 30).default(''),
      decision_id: id.optional(),
    }),
    output: suggestionView,
    refusals: [...acting, 'deliberation.source_unknown'],
  },
})
