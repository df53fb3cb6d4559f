import { query } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { findDwelling } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { ownId } from '../commands/consent.ts'
import { residencesOf, whereabouts } from '../residences.ts'
import { tagsOf } from '../tags.ts'
import { corrections, shownCorrection } from '../views/correction.ts'
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
export const ownProfile = query(routes['GET /api/c/:community/own/profile'], (ctx) => showOwnProfile(ctx, ownId(ctx)))

/** Open wishes to have an entry mended, the oldest first, within the actor's areas. */
export const listCorrections = query(
  routes['GET /api/c/:community/people/corrections'],
  async (ctx, { after, limit }) => {
    let rows = corrections(ctx)
      .where('c.state', '=', 'open')
      .orderBy('c.asked_at')
      .orderBy('c.id')
      .limit(limit + 1)
    if (after !== undefined) {
      const [at, id] = instantCursor(after)
      rows = rows.where((eb) => eb(eb.refTuple('c.asked_at', 'c.id'), '>', eb.tuple(at, id)))
    }
    const page = pageFrom(await rows.execute(), limit, (row) => [row.asked_at.toISOString(), row.id])
    const homes = await residencesOf(
      ctx.tx,
      ctx.communityId,
      page.items.map((row) => row.person_id),
    )
    const visible = page.items.filter((row) =>
      holdsOver(ctx.actor, 'people.register', whereabouts(homes.get(row.person_id) ?? [])),
    )
    return { items: visible.map(shownCorrection), next: page.next }
  },
)
