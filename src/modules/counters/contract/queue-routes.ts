import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { inCommunity, oneInCommunity, text } from '../../../shared/schemas.ts'
import { queueView, ticketView, wallView } from './views.ts'

const work = { permission: 'counters.work' } as const
const byCode = inCommunity.extend({ code: z.string().trim().toUpperCase().min(4).max(20) })

export const queueRoutes = defineRoutes({
  'GET /api/c/:community/queue/:code': {
    name: 'counters.wall',
    summary: '叫号屏：只有号码，没有姓名',
    access: 'public',
    params: byCode,
    output: wallView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/queue/:code/take': {
    name: 'counters.take_ticket',
    summary: '扫码取号',
    access: 'public',
    limits: [
      { of: 'guest', most: 10, seconds: 600 },
      { of: 'person', most: 5, seconds: 600 },
    ],
    params: byCode,
    body: z.object({}).default({}),
    output: ticketView,
    status: 201,
    refusals: ['platform.not_found', 'counters.counter_closed'],
  },
  'GET /api/c/:community/tickets/:id': {
    name: 'counters.ticket',
    summary: '我的号码，前面还有几位',
    access: 'public',
    params: oneInCommunity,
    output: ticketView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/tickets/:id/leave': {
    name: 'counters.leave_queue',
    summary: '不等了，把号还回去',
    access: 'public',
    params: oneInCommunity,
    body: z.object({}).default({}),
    output: ticketView,
    refusals: ['platform.not_found', 'counters.ticket_over'],
  },
  'GET /api/c/:community/service-counters/:id/queue': {
    name: 'counters.queue',
    summary: '窗口的排队',
    access: work,
    params: oneInCommunity,
    output: queueView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/service-counters/:id/tickets': {
    name: 'counters.issue_ticket',
    summary: '替居民取号',
    access: work,
    params: oneInCommunity,
    body: z.object({}).default({}),
    output: ticketView,
    status: 201,
    refusals: ['platform.not_found', 'counters.counter_closed'],
  },
  'POST /api/c/:community/service-counters/:id/next': {
    name: 'counters.call_next',
    summary: '叫下一位；这个台上一位算办完',
    access: work,
    params: oneInCommunity,
    body: z.object({ desk: text(1, 10) }),
    output: queueView,
    refusals: ['platform.not_found', 'counters.nobody_waits'],
  },
  'POST /api/c/:community/tickets/:id/mark': {
    name: 'counters.mark_ticket',
    summary: '没到、再叫一次、办完，叫错了放回去等',
    access: work,
    params: oneInCommunity,
    body: z.object({ state: z.enum(['absent', 'called', 'served', 'waiting']), desk: text(1, 10).optional() }),
    output: queueView,
    refusals: ['platform.not_found', 'counters.ticket_over'],
  },
})
