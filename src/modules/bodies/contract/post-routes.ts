import { z } from 'zod'
import { postKinds } from '../../../shared/actor.ts'
import { defineRoutes } from '../../../shared/contract.ts'
import { civilDate, id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { period, phone } from './body-routes.ts'
import { waysToPost } from './kinds.ts'
import { postView } from './views.ts'

const edit = { permission: 'bodies.edit' }
const seats = z.number().int().min(1).max(500)
const flag = z.stringbool()
const postFacts = {
  duties: text(0, 1000).nullish(),
  public_phone: phone.nullish(),
  hours: text(0, 100).nullish(),
}
const opened = ['platform.not_found', 'platform.not_allowed', 'bodies.post_closed'] as const

export const postRoutes = defineRoutes({
  'GET /api/c/:community/posts': {
    name: 'bodies.posts',
    summary: '岗位和空缺',
    access: { permission: 'bodies.read' },
    params: inCommunity,
    query: pageQuery.extend({
      kind: z.enum(postKinds).optional(),
      /** The area and everything below it. */
      area_id: id.optional(),
      body_id: id.optional(),
      person_id: id.optional(),
      vacant: flag.optional(),
    }),
    output: pageOf(postView),
    refusals: ['bodies.area_unknown', 'platform.cursor_invalid'],
  },
  'GET /api/c/:community/posts/:id': {
    name: 'bodies.post',
    summary: '一个岗位和在任的人',
    access: { permission: 'bodies.read' },
    params: oneInCommunity,
    output: postView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/posts': {
    name: 'bodies.create_post',
    summary: '设一个岗位；不选区域和组织就是全社区的',
    access: edit,
    params: inCommunity,
    body: z.object({
      kind: z.enum(postKinds),
      title: text(2, 40),
      area_id: id.nullish(),
      body_id: id.nullish(),
      seats: seats.default(1),
      public: z.boolean().default(false),
      ...postFacts,
    }),
    output: postView,
    status: 201,
    refusals: [
      'bodies.area_unknown',
      'bodies.body_unknown',
      'platform.not_allowed',
      'bodies.post_needs_body',
      'bodies.title_taken',
    ],
  },
  'PATCH /api/c/:community/posts/:id': {
    name: 'bodies.edit_post',
    summary: '修改岗位的叫法、名额、职责和联系方式',
    access: edit,
    params: oneInCommunity,
    body: z.object({
      title: text(2, 40).optional(),
      seats: seats.optional(),
      public: z.boolean().optional(),
      ...postFacts,
    }),
    output: postView,
    refusals: [...opened, 'bodies.title_taken', 'bodies.seats_held'],
  },
  'POST /api/c/:community/posts/:id/fill': {
    name: 'bodies.fill_post',
    summary: '任命、推选或自荐一个人到岗',
    access: edit,
    params: oneInCommunity,
    body: z.object({ person_id: id, how: z.enum(waysToPost), ...period }),
    output: postView,
    refusals: [...opened, 'bodies.person_unknown', 'bodies.period_unfit', 'bodies.term_overlaps', 'bodies.seats_full'],
  },
  'POST /api/c/:community/posts/:id/extend': {
    name: 'bodies.extend_term',
    summary: '改任期的最后一天',
    access: edit,
    params: oneInCommunity,
    body: z.object({ term_id: id, until: civilDate.nullable() }),
    output: postView,
    refusals: [
      ...opened,
      'bodies.term_unknown',
      'bodies.term_ended',
      'bodies.period_unfit',
      'bodies.term_overlaps',
      'bodies.seats_full',
    ],
  },
  'POST /api/c/:community/posts/:id/vacate': {
    name: 'bodies.vacate_post',
    summary: '离岗，即时生效',
    access: edit,
    params: oneInCommunity,
    body: z.object({ term_id: id }),
    output: postView,
    refusals: [...opened, 'bodies.term_unknown', 'bodies.term_ended'],
  },
  'POST /api/c/:community/posts/:id/close': {
    name: 'bodies.close_post',
    summary: '撤销岗位，在任的人同时离岗',
    access: edit,
    params: oneInCommunity,
    body: z.object({}),
    output: postView,
    refusals: opened,
  },
})
