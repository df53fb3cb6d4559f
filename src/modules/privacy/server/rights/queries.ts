import { query } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { whereaboutsOf } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { ownId, reachPerson } from '../people.ts'
import { findRight, type RightRow, rights } from './rows.ts'
import { shownRights, showOwnRights, showRightOf } from './views.ts'

export const ownRights = query(routes['GET /api/c/:community/own/rights'], (ctx) => showOwnRights(ctx, ownId(ctx)))

/** Open requests by their limit, ended ones the latest first, within the actor's areas. */
export const listRights = query(
  routes['GET /api/c/:community/rights'],
  async (ctx, { state, person_id, after, limit }) => {
    const open = state === 'open'
    const [at, order] = open ? (['due_at', 'asc'] as const) : (['ended_at', 'desc'] as const)
    let rows = rights(ctx)
      .where('state', open ? '=' : '<>', 'open')
      .orderBy(at, order)
      .orderBy('id', order)
      .limit(limit + 1)
    if (person_id) rows = rows.where('person_id', '=', person_id)
    if (after !== undefined) {
      const [instant, id] = instantCursor(after)
      rows = rows.where((eb) => eb(eb.refTuple(at, 'id'), open ? '>' : '<', eb.tuple(instant, id)))
    }
    const page = pageFrom((await rows.execute()) as RightRow[], limit, (row) => [
      (open ? row.due_at : (row.ended_at ?? row.asked_at)).toISOString(),
      row.id,
    ])
    const ids = page.items.map((row) => row.person_id)
    const places = await whereaboutsOf(ctx.tx, ctx.communityId, ids)
    const reached = page.items.filter((row) =>
      holdsOver(ctx.actor, 'privacy.rights', places.get(row.person_id) ?? { paths: [''] }),
    )
    return { items: await shownRights(ctx, reached), next: page.next }
  },
)

/** Refusal: `platform.not_found`, also for who lives elsewhere. */
export const showRight = query(routes['GET /api/c/:community/rights/:id'], async (ctx, { id }) => {
  const right = await findRight(ctx, id)
  await reachPerson(ctx, 'privacy.rights', right.person_id)
  return showRightOf(ctx, id)
})
