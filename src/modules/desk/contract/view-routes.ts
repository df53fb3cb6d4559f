import { z } from 'zod'
import { postKinds } from '../../../shared/actor.ts'
import { defineRoutes } from '../../../shared/contract.ts'
import { can, id, inCommunity, instant, oneInCommunity, text } from '../../../shared/schemas.ts'

/** Lists that views are kept of. */
const listName = z.enum(['requests', 'people'])
/** `own`: the owner's. `shared`: for the community, a kind of post or a body. `locked`: set by the leads for the same. */
const viewScope = z.enum(['own', 'shared', 'locked'])

export const savedView = z.object({
  id,
  list: listName,
  name: z.string(),
  search: z.string(),
  scope: viewScope,
  post_kind: z.enum(postKinds).nullable(),
  body_id: id.nullable(),
  owner: z.object({ id, name: z.string() }),
  /** Place among the views this person keeps at hand; null where it isn't. */
  position: z.number().int().nullable(),
  changed_at: instant,
  version: z.number().int(),
  can,
})

const access = { permission: 'desk.use' }
const name = text(1, 30)
/** The search part of the list's address, without `?`. */
const search = z
  .string()
  .max(1_000)
  .regex(/^[\w%&=+.~*-]*$/)
const aimed = { post_kind: z.enum(postKinds).nullable(), body_id: id.nullable() }

/** Views kept in one list by one person, and pinned by one person. */
export const viewsMost = 100
export const pinsMost = 20

export const viewRoutes = defineRoutes({
  'GET /api/c/:community/desk/views': {
    name: 'desk.views',
    summary: '保存的视图：我的、条线的、锁定的',
    access,
    params: inCommunity,
    query: z.object({ list: listName }),
    /** `bodies`: those this person may share with */
    output: z.object({ items: z.array(savedView), bodies: z.array(z.object({ id, name: z.string() })) }),
  },
  'POST /api/c/:community/desk/views': {
    name: 'desk.save_view',
    summary: '把列表现在的筛选、列和排序保存成视图',
    access,
    params: inCommunity,
    body: z.object({
      list: listName,
      name,
      search,
      scope: viewScope.default('own'),
      post_kind: aimed.post_kind.default(null),
      body_id: aimed.body_id.default(null),
    }),
    output: savedView,
    status: 201,
    refusals: ['platform.not_allowed', 'desk.body_not_mine', 'desk.name_taken', 'desk.too_many_views'],
  },
  'PATCH /api/c/:community/desk/views/:id': {
    name: 'desk.change_view',
    summary: '改视图的名字、内容或给谁看',
    access,
    params: oneInCommunity,
    body: z.object({
      name: name.optional(),
      search: search.optional(),
      scope: viewScope.optional(),
      post_kind: aimed.post_kind.optional(),
      body_id: aimed.body_id.optional(),
      version: z.number().int().optional(),
    }),
    output: savedView,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'desk.changed_meanwhile',
      'desk.body_not_mine',
      'desk.name_taken',
    ],
  },
  'DELETE /api/c/:community/desk/views/:id': {
    name: 'desk.delete_view',
    summary: '删除视图',
    access,
    params: oneInCommunity,
    output: z.object({ id }),
    refusals: ['platform.not_found', 'platform.not_allowed'],
  },
  'PUT /api/c/:community/desk/pins': {
    name: 'desk.pin_views',
    summary: '放在手边的视图和它们的次序（最多 20 个）',
    access,
    params: inCommunity,
    body: z.object({ list: listName, ids: z.array(id).max(pinsMost) }),
    output: z.object({ items: z.array(savedView) }),
    refusals: ['platform.not_found'],
  },
})
