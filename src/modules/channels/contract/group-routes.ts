import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, text } from '../../../shared/schemas.ts'
import { groupKind, groupView, robotKeys } from './views.ts'

const keep = { permission: 'channels.keep_groups' } as const
const seen = { permission: 'channels.pass_on' } as const

const groupBody = z.object({
  name: text(2, 40),
  /** the place; left out for an organisation's own group */
  area_id: id.optional(),
  keeper_person_id: id.nullable().default(null),
  note: text(0, 200).default(''),
})
const unfit = ['channels.area_unfit', 'channels.keeper_unknown'] as const

/** What a robot is called at by its maker's servers. */
const callback = inCommunity.extend({ id })

export const groupRoutes = defineRoutes({
  'GET /api/c/:community/chat-groups': {
    name: 'channels.groups',
    summary: '三级群：网格、微网格、楼栋，按所在区域排',
    access: seen,
    params: inCommunity,
    query: z.object({ retired: z.enum(['no', 'yes']).default('no') }),
    output: z.object({ items: z.array(groupView) }),
  },
  'GET /api/c/:community/chat-groups/keepers': {
    name: 'channels.keepers',
    summary: '可以照看群的人',
    access: keep,
    params: inCommunity,
    output: z.object({ items: z.array(z.object({ person_id: id, name: z.string(), title: z.string() })) }),
  },
  'POST /api/c/:community/chat-groups': {
    name: 'channels.add_group',
    summary: '记下一个群：区域的，或一个单位自己的（单位被叫到时，它的机器人说一声）',
    access: keep,
    params: inCommunity,
    body: groupBody.extend({ kind: groupKind, body_id: id.optional() }),
    output: groupView,
    status: 201,
    refusals: [
      'platform.not_allowed',
      'channels.groups_full',
      'channels.body_unknown',
      'channels.group_without_robot',
      ...unfit,
    ],
  },
  'POST /api/c/:community/chat-groups/:id': {
    name: 'channels.edit_group',
    summary: '更正一个群的名称、区域、照看人',
    access: keep,
    params: oneInCommunity,
    body: groupBody,
    output: groupView,
    refusals: ['platform.not_found', ...unfit],
  },
  'POST /api/c/:community/chat-groups/:id/robot': {
    name: 'channels.set_robot',
    summary: '填写群机器人的地址和密钥；只写不读，封存保管',
    access: keep,
    params: oneInCommunity,
    body: robotKeys,
    output: groupView,
    refusals: ['platform.not_found', 'channels.group_without_robot', 'channels.webhook_unfit', 'channels.key_unfit'],
  },
  'POST /api/c/:community/chat-groups/:id/try': {
    name: 'channels.try_robot',
    summary: '让群机器人发一条试发消息',
    access: keep,
    params: oneInCommunity,
    body: z.object({}),
    output: groupView,
    refusals: ['platform.not_found', 'channels.robot_missing'],
  },
  'POST /api/c/:community/chat-groups/:id/retire': {
    name: 'channels.retire_group',
    summary: '停用一个群：不再转发，机器人的消息不再收',
    access: keep,
    params: oneInCommunity,
    body: z.object({}),
    output: groupView,
    refusals: ['platform.not_found', 'channels.group_retired'],
  },
  'POST /api/c/:community/chat-groups/:id/restore': {
    name: 'channels.restore_group',
    summary: '恢复使用一个群',
    access: keep,
    params: oneInCommunity,
    body: z.object({}),
    output: groupView,
    refusals: ['platform.not_found', 'channels.groups_full'],
  },
  'GET /api/c/:community/robots/:id/callback': {
    name: 'channels.prove_robot',
    summary: '企业微信核对接收地址（签名、解密后原样答回）',
    access: 'public',
    params: callback,
    query: z.object({
      msg_signature: z.string().max(100),
      timestamp: z.string().max(20),
      nonce: z.string().max(100),
      echostr: z.string().max(2_000),
    }),
    output: z.unknown(),
    binary: true,
    raw: true,
    limits: [{ of: 'guest', most: 600, seconds: 3_600 }],
    refusals: ['platform.not_found', 'channels.callback_unsigned', 'channels.callback_stale'],
  },
  'POST /api/c/:community/robots/:id/callback': {
    name: 'channels.hear_robot',
    summary: '群机器人收到的消息（验签、解密）：成为一条待办草稿',
    access: 'public',
    params: callback,
    query: z.object({
      msg_signature: z.string().max(100).optional(),
      timestamp: z.string().max(20).optional(),
      nonce: z.string().max(100).optional(),
    }),
    output: z.unknown(),
    binary: true,
    raw: true,
    // The same message sent twice is heard once, by its own name.
    repeatable: true,
    limits: [{ of: 'guest', most: 3_000, seconds: 3_600 }],
    refusals: [
      'platform.not_found',
      'channels.callback_unsigned',
      'channels.callback_stale',
      'channels.callback_unreadable',
    ],
  },
})
