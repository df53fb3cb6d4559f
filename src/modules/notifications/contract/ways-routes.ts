import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { inCommunity, text } from '../../../shared/schemas.ts'
import { topics } from './kinds.ts'

/** 'HH:MM' */
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const topicWays = z.object({ topic: z.enum(topics), short_message: z.boolean(), mail: z.boolean() })

export const waysView = z.object({
  topics: z.array(topicWays.extend({ /** chosen by the person, not what is usual */ chosen: z.boolean() })),
  /** hours in which only what is urgent goes out; both the same: none */
  quiet: z.object({ from: clock, until: clock }),
  /** the number short messages go to, masked; null: none is registered */
  phone: z.string().nullable(),
  mail: z.object({
    /** whether the community sends e-mails at all */
    offered: z.boolean(),
    address: z.string().nullable(),
    state: z.enum(['none', 'to_confirm', 'confirmed', 'bounced']),
  }),
})

const hour = 3_600

export const waysRoutes = defineRoutes({
  'GET /api/c/:community/my/message-ways': {
    name: 'notifications.ways',
    summary: '我想怎么收到消息',
    access: 'member',
    params: inCommunity,
    output: waysView,
  },
  'PUT /api/c/:community/my/message-ways': {
    name: 'notifications.choose_ways',
    summary: '选每类消息要不要发短信、邮件，和夜里不打扰的时间',
    access: 'member',
    params: inCommunity,
    body: z.object({
      topics: z.array(topicWays).max(topics.length),
      quiet: z.object({ from: clock, until: clock }),
    }),
    output: waysView,
  },
  'POST /api/c/:community/my/message-mail': {
    name: 'notifications.enter_mail',
    summary: '填一个邮箱，会收到一个确认码',
    access: 'member',
    params: inCommunity,
    body: z.object({ address: z.email().max(200) }),
    output: waysView,
    limits: [{ of: 'person', most: 5, seconds: hour }],
    refusals: ['notifications.no_mail'],
  },
  'POST /api/c/:community/my/message-mail/confirm': {
    name: 'notifications.confirm_mail',
    summary: '用邮件里的确认码确认邮箱',
    access: 'member',
    params: inCommunity,
    body: z.object({ code: text(1, 20) }),
    output: waysView,
    limits: [{ of: 'person', most: 20, seconds: hour }],
    refusals: ['notifications.nothing_to_confirm', 'notifications.code_over', 'notifications.code_wrong'],
  },
  'POST /api/c/:community/my/message-mail/drop': {
    name: 'notifications.drop_mail',
    summary: '不再用邮箱收消息',
    access: 'member',
    params: inCommunity,
    body: z.object({}).default({}),
    output: waysView,
  },
})
