import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { can, id, inCommunity, instant, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'

const keep = { permission: 'whistles.call_neighbours' } as const
const placesMost = 200

export const callees = ['residents', 'organisations', 'units'] as const
export const neighbourCallStates = ['open', 'held', 'withdrawn'] as const

/** What everybody of the community may know: how many come, never who. */
export const neighbourCallView = z.object({
  id,
  title: z.string(),
  description: z.string(),
  place: z.string(),
  place_detail: z.string(),
  welcomes: z.array(z.enum(callees)),
  meets_at: instant,
  needed: z.number().int(),
  /** who said they come, people altogether */
  coming: z.number().int(),
  contact_phone: z.string(),
  state: z.enum(neighbourCallStates),
  ended_at: instant.nullable(),
  end_text: z.string(),
})

export const comerView = z.object({
  id,
  kind: z.enum(['resident', 'body', 'outside']),
  name: z.string(),
  places: z.number().int(),
  said_at: instant,
  /** the community entered it for them */
  entered: z.boolean(),
  left: z.boolean(),
  came: z.number().int().nullable(),
})

export const neighbourCallForStaff = neighbourCallView.extend({
  called_by: z.string(),
  called_at: instant,
  came: z.number().int(),
  can,
})

export const ownNeighbourCall = neighbourCallView.extend({
  /** the reader's own word */
  mine: z.object({ places: z.number().int(), came: z.number().int().nullable() }).nullable(),
  can,
})

const detail = neighbourCallForStaff.extend({ comers: z.array(comerView) })
const ended = 'whistles.call_ended'

export const neighbourCallRoutes = defineRoutes({
  'GET /api/c/:community/neighbour-calls': {
    name: 'whistles.neighbour_calls',
    summary: '吹哨我来：发出的邀约',
    access: keep,
    params: inCommunity,
    query: pageQuery.extend({ state: z.enum(neighbourCallStates).optional() }),
    output: pageOf(neighbourCallForStaff),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/neighbour-calls': {
    name: 'whistles.call_neighbours',
    summary: '发一个邀约：什么事、在哪、几点、要几个人',
    access: keep,
    params: inCommunity,
    body: z.object({
      title: text(2, 40),
      description: text(5, 1_000),
      area_id: id.optional(),
      place_detail: text(0, 60).default(''),
      welcomes: z.array(z.enum(callees)).min(1),
      meets_at: instant,
      needed: z.number().int().min(1).max(500),
      contact_phone: text(0, 20).default(''),
    }),
    output: detail,
    status: 201,
    refusals: ['whistles.place_unknown', 'whistles.meets_past'],
  },
  'GET /api/c/:community/neighbour-calls/:id': {
    name: 'whistles.neighbour_call',
    summary: '一个邀约和报名的人',
    access: keep,
    params: oneInCommunity,
    output: detail,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/neighbour-calls/:id/enter': {
    name: 'whistles.enter_comer',
    summary: '替打电话来的居民、组织或单位报名',
    access: keep,
    params: oneInCommunity,
    body: z.object({
      /** one of the three */
      person_id: id.optional(),
      body_id: id.optional(),
      name: text(2, 40).optional(),
      places: z.number().int().min(1).max(placesMost),
    }),
    output: detail,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'whistles.comer_unknown',
      ended,
      'whistles.coming_already',
      'whistles.enough_come',
    ],
  },
  'POST /api/c/:community/neighbour-calls/:id/hold': {
    name: 'whistles.hold_call',
    summary: '记下办得怎么样、来了哪些人',
    access: keep,
    params: oneInCommunity,
    body: z.object({
      text: text(2, 1_000),
      came: z.array(z.object({ id, came: z.number().int().min(0).max(500) })).max(500),
    }),
    output: detail,
    refusals: ['platform.not_found', 'platform.not_allowed', ended, 'whistles.not_met_yet', 'whistles.comer_unknown'],
  },
  'POST /api/c/:community/neighbour-calls/:id/withdraw': {
    name: 'whistles.withdraw_call',
    summary: '取消一个邀约，写明原因',
    access: keep,
    params: oneInCommunity,
    body: z.object({ reason: text(2, 300) }),
    output: detail,
    refusals: ['platform.not_found', 'platform.not_allowed', ended],
  },
  'GET /api/c/:community/my/neighbour-calls': {
    name: 'whistles.own_neighbour_calls',
    summary: '社区在邀约的事，和我答应来的',
    access: 'member',
    params: inCommunity,
    query: pageQuery.extend({ show: z.enum(['open', 'mine']).default('open') }),
    output: pageOf(ownNeighbourCall),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/my/neighbour-calls/:id': {
    name: 'whistles.own_neighbour_call',
    summary: '一个邀约',
    access: 'member',
    params: oneInCommunity,
    output: ownNeighbourCall,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/my/neighbour-calls/:id/come': {
    name: 'whistles.come',
    summary: '我来',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ places: z.number().int().min(1).max(10).default(1) }),
    output: ownNeighbourCall,
    refusals: ['platform.not_found', ended, 'whistles.coming_already', 'whistles.enough_come'],
  },
  'POST /api/c/:community/my/neighbour-calls/:id/leave': {
    name: 'whistles.leave_call',
    summary: '我来不了了',
    access: 'member',
    params: oneInCommunity,
    body: z.object({}).default({}),
    output: ownNeighbourCall,
    refusals: ['platform.not_found', ended, 'whistles.not_coming'],
  },
})
