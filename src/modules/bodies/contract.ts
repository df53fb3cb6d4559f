/** Everything other modules and the pages may know of bodies and posts. Parts live in `contract/`. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { id } from '../../shared/schemas.ts'
import { absenceRoutes } from './contract/absence-routes.ts'
import { bodyRoutes } from './contract/body-routes.ts'
import { postRoutes } from './contract/post-routes.ts'
import { rosterRoutes } from './contract/roster-routes.ts'

export * from './contract/absence-views.ts'
export * from './contract/kinds.ts'
export { dutyView, rosterView } from './contract/roster-routes.ts'
export * from './contract/views.ts'

export const routes = defineRoutes({ ...bodyRoutes, ...postRoutes, ...absenceRoutes, ...rosterRoutes })

export const refusals = defineRefusals({
  'bodies.area_unknown': 422,
  'bodies.compound_unknown': 422,
  'bodies.body_unknown': 422,
  'bodies.person_unknown': 422,
  'bodies.term_unknown': 422,
  'bodies.department_kind_unfit': 422,
  'bodies.service_unfit': 422,
  'bodies.member_unnamed': 422,
  'bodies.post_needs_body': 422,
  'bodies.period_unfit': 422,
  'bodies.name_taken': 409,
  'bodies.title_taken': 409,
  'bodies.body_dissolved': 409,
  'bodies.post_closed': 409,
  'bodies.service_overlaps': 409,
  'bodies.member_overlaps': 409,
  'bodies.term_overlaps': 409,
  'bodies.term_ended': 409,
  'bodies.seats_full': 409,
  'bodies.seats_held': 409,
  'bodies.holds_no_post': 422,
  'bodies.absence_past': 422,
  'bodies.absence_too_long': 422,
  'bodies.deputy_self': 422,
  'bodies.deputy_without_post': 422,
  'bodies.deputy_unfit': 422,
  'bodies.deputy_away': 409,
  'bodies.deputises_then': 409,
  'bodies.absence_overlaps': 409,
  'bodies.absence_over': 409,
  'bodies.shift_unfit': 422,
  'bodies.duty_without_post': 422,
  'bodies.duty_day_past': 422,
  'bodies.swap_unfit': 422,
  'bodies.rosters_full': 409,
  'bodies.roster_closed': 409,
  'bodies.not_on_duty': 409,
  'bodies.swap_open': 409,
  'bodies.swap_over': 409,
  'bodies.still_serving': 409,
})

const body = z.object({ body_id: id })
const post = z.object({ post_id: id })
const holder = z.object({ post_id: id, person_id: id })

export const events = defineEvents({
  'bodies.body_founded': body,
  'bodies.body_changed': body,
  'bodies.body_dissolved': body,
  /** Who serves what has changed. */
  'bodies.services_changed': body,
  'bodies.member_added': z.object({ body_id: id, member_id: id }),
  'bodies.member_ended': z.object({ body_id: id, member_id: id }),
  'bodies.post_created': post,
  'bodies.post_changed': post,
  'bodies.post_filled': holder,
  'bodies.post_vacated': holder,
  /** Its holders have left it too, each announced by `post_vacated`. */
  'bodies.post_closed': post,
  /** Somebody's days away, or who does their work meanwhile: rights have changed, or will on those days. */
  'bodies.absence_changed': z.object({ absence_id: id, person_id: id }),
  /** Told to the colleague who is asked; and to who asked, once there is a word. */
  'bodies.swap_asked': z.object({ swap_id: id, person_id: id }),
  'bodies.swap_settled': z.object({ swap_id: id, person_id: id }),
})
