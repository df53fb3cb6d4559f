import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, oneInCommunity, pageOf, pageQuery } from '../../../shared/schemas.ts'
import { faces, topics } from './kinds.ts'

const ofFace = z.object({ face: z.enum(faces) })

export const messageView = z.object({
  id,
  kind: z.string(),
  topic: z.enum(topics),
  urgent: z.boolean(),
  /** the whole sentence in the reader's language: number, step, date */
  text: z.string(),
  /** page of the face it is read on, below the community; null where it leads nowhere */
  to: z.string().nullable(),
  made_at: instant,
  read_at: instant.nullable(),
})

/** Unread ones are counted so far. */
export const unreadMost = 99

export const unreadView = z.object({
  count: z.number().int(),
  /** there are more than counted */
  more: z.boolean(),
  /** whether one of them is urgent */
  urgent: z.boolean(),
})

export const inboxRoutes = defineRoutes({
  'GET /api/c/:community/my/inbox': {
    name: 'notifications.inbox',
    summary: '我的消息，新的在前',
    access: 'member',
    params: inCommunity,
    query: pageQuery.extend({
      face: z.enum(faces),
      unread: z.literal('yes').optional(),
      topic: z.enum(topics).optional(),
    }),
    output: pageOf(messageView),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/my/inbox/unread': {
    name: 'notifications.unread',
    summary: '没读过的消息有几条',
    access: 'member',
    params: inCommunity,
    query: ofFace,
    output: unreadView,
  },
  'POST /api/c/:community/my/inbox/read-all': {
    name: 'notifications.read_all',
    summary: '消息全部标为已读；只算到看见的那一条为止',
    access: 'member',
    params: inCommunity,
    body: ofFace.extend({
      /** the newest one seen: what came meanwhile stays unread */
      up_to: id,
    }),
    output: unreadView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/my/inbox/:id/mark': {
    name: 'notifications.mark',
    summary: '把一条消息标为已读，或者改回未读',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ read: z.boolean() }),
    output: messageView,
    refusals: ['platform.not_found'],
  },
})
