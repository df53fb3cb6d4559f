import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'

const desk = { permission: 'notifications.undelivered' } as const

export const deliveryView = z.object({
  id,
  channel: z.enum(['short_message', 'mail']),
  state: z.enum(['waiting', 'sent', 'undelivered', 'settled']),
  /** when it was sent, given up, or goes out at the earliest */
  at: instant,
  /** the address takes none, or the way there was closed for hours */
  why: z.enum(['refused', 'unreachable']).nullable(),
  /** how somebody was told after all */
  settled_how: z.string(),
})

export const undeliveredView = deliveryView.extend({
  /** what wasn't delivered, by number and step; never to which address */
  things: z.array(z.object({ id, number: z.string(), text: z.string(), to: z.string().nullable() })),
})

export const deliveryRoutes = defineRoutes({
  'GET /api/c/:community/undelivered': {
    name: 'notifications.undelivered',
    summary: '没能送达的消息：要用别的办法告诉的人',
    access: desk,
    params: inCommunity,
    query: pageQuery,
    output: pageOf(undeliveredView),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/undelivered/:id/settle': {
    name: 'notifications.settle_undelivered',
    summary: '记下后来怎么告诉的',
    access: desk,
    params: oneInCommunity,
    body: z.object({ how: text(2, 200) }),
    output: undeliveredView,
    refusals: ['platform.not_found', 'notifications.settled_already'],
  },
  'GET /api/c/:community/requests/:id/deliveries': {
    name: 'notifications.of_request',
    summary: '一件诉求的短信和邮件送到了没有',
    access: desk,
    params: inCommunity.extend({ id }),
    output: z.object({ items: z.array(deliveryView) }),
    refusals: ['platform.not_found'],
  },
})
