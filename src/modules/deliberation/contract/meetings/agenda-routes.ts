import { z } from 'zod'
import { defineRoutes } from '../../../../shared/contract.ts'
import { id, oneInCommunity, text } from '../../../../shared/schemas.ts'
import { meetingView } from './views.ts'

const keep = { permission: 'deliberation.keep' } as const
export const itemsMost = 60
const ofItem = oneInCommunity.extend({ item: id })
const acting = ['platform.not_found', 'platform.not_allowed'] as const

export const agendaItem = z.object({
  /** one that is on the agenda already; else a new one */
  id: id.optional(),
  title: text(2, 80).optional(),
  minutes: z.number().int().min(0).max(300).default(10),
  reporter: text(0, 40).default(''),
  body_id: id.nullable().default(null),
  request_id: id.optional(),
  undertaking_id: id.optional(),
})

/** What is talked about at a meeting. */
export const agendaRoutes = defineRoutes({
  'GET /api/c/:community/meetings/:id/sources': {
    name: 'deliberation.agenda_sources',
    summary: '可以放进议程的诉求、专题',
    access: keep,
    params: oneInCommunity,
    query: z.object({ q: text(0, 40).default('') }),
    output: z.object({
      requests: z.array(z.object({ id, number: z.string(), title: z.string() })),
      undertakings: z.array(z.object({ id, title: z.string() })),
    }),
    refusals: ['platform.not_found'],
  },
  'PUT /api/c/:community/meetings/:id/agenda': {
    name: 'deliberation.set_agenda',
    summary: '排议程：顺序、分钟、谁来讲；上次没办完的总在最前',
    access: keep,
    params: oneInCommunity,
    body: z.object({ items: z.array(agendaItem).max(itemsMost) }),
    output: meetingView,
    refusals: [
      ...acting,
      'deliberation.meeting_over',
      'deliberation.item_unknown',
      'deliberation.item_in_use',
      'deliberation.body_unknown',
      'deliberation.source_unknown',
      'deliberation.title_needed',
    ],
  },
  'POST /api/c/:community/meetings/:id/items/:item/settle': {
    name: 'deliberation.settle_proposal',
    summary: '采纳或不采纳一条提上来的议题',
    access: keep,
    params: ofItem,
    body: z.object({ accept: z.boolean(), reason: text(0, 200).default('') }),
    output: meetingView,
    refusals: [...acting, 'deliberation.meeting_over', 'deliberation.item_unknown', 'deliberation.reason_needed'],
  },
})
