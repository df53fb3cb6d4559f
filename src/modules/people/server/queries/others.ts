import { query } from '../../../../platform/command/types.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { findDwelling } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { tagsOf } from '../tags.ts'
import { showDwelling } from '../views/dwelling.ts'
import { showHousehold } from '../views/household.ts'
import { showOwnProfile } from '../views/own-profile.ts'

/** The words for situations in use here. */
export const listTags = query(routes['GET /api/c/:community/people/tags'], async (ctx) => ({
  items: await tagsOf(ctx),
}))

/** A household, for whoever's posts reach its dwelling. */
export const household = query(routes['GET /api/c/:community/households/:id'], async (ctx, { id }) => {
  const shown = (await showHousehold(ctx, id)) ?? refuse('platform.not_found')
  const dwelling = await findDwelling(ctx.tx, ctx.communityId, shown.dwelling_id)
  const paths = [dwelling?.admin_path ?? null, dwelling?.compound_path ?? null]
  return holdsOver(ctx.actor, 'people.read', { paths }) ? shown : refuse('platform.not_found')
})

/** A dwelling with everybody in it. */
export const registeredDwelling = query(routes['GET /api/c/:community/dwellings/:id/people'], (ctx, { id }) =>
  showDwelling(ctx, id),
)

/** What the register says of the asker. */
export const ownProfile = query(routes['GET /api/c/:community/own/profile'], (ctx) =>
  showOwnProfile(ctx, ctx.actor.personId ?? refuse('platform.not_a_member')),
)
