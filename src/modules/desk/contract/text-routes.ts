import { z } from 'zod'
import { postKinds } from '../../../shared/actor.ts'
import { defineRoutes } from '../../../shared/contract.ts'
import { can, civilDate, id, inCommunity, oneInCommunity, text } from '../../../shared/schemas.ts'

/** `own`: the person's. `post`: of all who hold one kind of post. `community`: everybody's at the desk. */
const textScope = z.enum(['own', 'post', 'community'])

export const textBlock = z.object({
  id,
  scope: textScope,
  post_kind: z.enum(postKinds).nullable(),
  name: z.string(),
  /** First letters of the name's pinyin. */
  initials: z.string(),
  text: z.string(),
  /** Last day it is offered; null without end. */
  valid_until: civilDate.nullable(),
  expired: z.boolean(),
  version: z.number().int(),
  can,
})

const access = { permission: 'desk.use' }
const name = text(1, 30)
const words = text(1, 1_000)

/** Text blocks kept in one place: by one person, for one kind of post, for the community. */
export const textsMost = 100

export const textRoutes = defineRoutes({
  'GET /api/c/:community/desk/texts': {
    name: 'desk.texts',
    summary: '常用语：我的、条线的、社区的；过期的只有管它的人看得到',
    access,
    params: inCommunity,
    output: z.object({ items: z.array(textBlock) }),
  },
  'POST /api/c/:community/desk/texts': {
    name: 'desk.add_text',
    summary: '添加一条常用语',
    access,
    params: inCommunity,
    body: z.object({
      scope: textScope.default('own'),
      post_kind: z.enum(postKinds).nullable().default(null),
      name,
      text: words,
      valid_until: civilDate.nullable().default(null),
    }),
    output: textBlock,
    status: 201,
    refusals: [
      'platform.not_allowed',
      'platform.not_a_member',
      'desk.post_not_mine',
      'desk.text_over',
      'desk.text_name_taken',
      'desk.too_many_texts',
    ],
  },
  'PATCH /api/c/:community/desk/texts/:id': {
    name: 'desk.change_text',
    summary: '改常用语的名字、内容或用到哪天',
    access,
    params: oneInCommunity,
    body: z.object({
      name: name.optional(),
      text: words.optional(),
      valid_until: civilDate.nullable().optional(),
      version: z.number().int(),
    }),
    output: textBlock,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'desk.text_changed_meanwhile',
      'desk.text_over',
      'desk.text_name_taken',
    ],
  },
  'DELETE /api/c/:community/desk/texts/:id': {
    name: 'desk.delete_text',
    summary: '删除一条常用语',
    access,
    params: oneInCommunity,
    output: z.object({ id }),
    refusals: ['platform.not_found', 'platform.not_allowed'],
  },
})
