import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { broadcastRow, broadcastView, wordings } from './views.ts'

const tell = { permission: 'channels.broadcast' } as const
const passOn = { permission: 'channels.pass_on' } as const
const oneGroup = z.object({ group_id: id })

export const broadcastRoutes = defineRoutes({
  'GET /api/c/:community/broadcasts': {
    name: 'channels.broadcasts',
    summary: '群通知，新的在前；各有多少个群已转发',
    access: passOn,
    params: inCommunity,
    query: pageQuery,
    output: pageOf(broadcastRow),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/broadcasts': {
    name: 'channels.broadcast',
    summary: '向一个区域下的各级群发通知：有机器人的自动发，其余的复制转发',
    access: tell,
    params: inCommunity,
    body: z.object({
      /** left out: the whole community */
      area_id: id.optional(),
      title: text(2, 40),
      wordings,
    }),
    output: broadcastView,
    status: 201,
    refusals: [
      'platform.not_allowed',
      'channels.area_unfit',
      'channels.no_groups',
      'channels.phone_inside',
      'channels.identity_inside',
      'channels.dwelling_inside',
    ],
  },
  'GET /api/c/:community/broadcasts/:id': {
    name: 'channels.one_broadcast',
    summary: '一条群通知：各群的文字、转发了没有',
    access: passOn,
    params: oneInCommunity,
    output: broadcastView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/broadcasts/:id/pass': {
    name: 'channels.pass_on',
    summary: '记下这个群已转发，或改回还没转发',
    access: passOn,
    params: oneInCommunity,
    body: oneGroup.extend({ passed: z.boolean() }),
    output: broadcastView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'channels.broadcast_withdrawn', 'channels.sent_by_robot'],
  },
  'POST /api/c/:community/broadcasts/:id/resend': {
    name: 'channels.resend',
    summary: '机器人没发出去的再发一次',
    access: tell,
    params: oneInCommunity,
    body: oneGroup,
    output: broadcastView,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'channels.broadcast_withdrawn',
      'channels.nothing_failed',
      'channels.robot_missing',
    ],
  },
  'POST /api/c/:community/broadcasts/:id/withdraw': {
    name: 'channels.withdraw_broadcast',
    summary: '停止转发：还没发的不再发',
    access: tell,
    params: oneInCommunity,
    body: z.object({}),
    output: broadcastView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'channels.broadcast_withdrawn'],
  },
})
