/** Everything other modules and the pages may know of channels. Parts live in `contract/`. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { id } from '../../shared/schemas.ts'
import { broadcastRoutes } from './contract/broadcast-routes.ts'
import { draftRoutes } from './contract/draft-routes.ts'
import { groupRoutes } from './contract/group-routes.ts'

export { draftFilter } from './contract/draft-routes.ts'
export * from './contract/views.ts'

export const routes = defineRoutes({ ...groupRoutes, ...draftRoutes, ...broadcastRoutes })

export const refusals = defineRefusals({
  'channels.area_unfit': 422,
  'channels.body_unknown': 422,
  'channels.keeper_unknown': 422,
  'channels.groups_full': 422,
  'channels.group_unknown': 422,
  'channels.group_retired': 409,
  'channels.group_without_robot': 422,
  'channels.webhook_unfit': 422,
  'channels.key_unfit': 422,
  'channels.robot_missing': 409,
  'channels.callback_unsigned': 401,
  'channels.callback_stale': 401,
  'channels.callback_unreadable': 422,
  'channels.picture_of_several': 422,
  'channels.draft_settled': 409,
  'channels.draft_not_dismissed': 409,
  'channels.export_large': 422,
  'channels.no_groups': 422,
  'channels.phone_inside': 422,
  'channels.identity_inside': 422,
  'channels.dwelling_inside': 422,
  'channels.broadcast_withdrawn': 409,
  'channels.sent_by_robot': 409,
  'channels.nothing_failed': 409,
})

export const events = defineEvents({
  /** Robots have something to send: a broadcast, a trial, something sent again. */
  'channels.to_send': z.object({}),
  'channels.sound_kept': z.object({ draft_id: id }),
  'channels.draft_added': z.object({ draft_id: id }),
  /** It became a request; `joined`: was put to one that was there. */
  'channels.draft_filed': z.object({ draft_id: id, request_id: id, joined: z.boolean() }),
})
