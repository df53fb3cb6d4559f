import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { lockKeeper } from './save-view.ts'
import { keeperOf, viewsOf, viewViews } from './store.ts'

/** Which views of a list a person keeps at hand, in their order. Refusal: `platform.not_found` for one not theirs to use. */
export const pinViews = command(routes['PUT /api/c/:community/desk/pins'], {
  async handle(ctx, { list, ids }) {
    const person = keeperOf(ctx)
    await lockKeeper(ctx, person)
    const known = new Set((await viewsOf(ctx, list)).map((view) => view.id))
    const wanted = [...new Set(ids)]
    if (wanted.some((id) => !known.has(id))) refuse('platform.not_found')
    await sql`
      delete from desk.view_pins p using desk.views v
      where p.community_id = ${ctx.communityId} and p.person_id = ${person} and v.community_id = p.community_id and v.id = p.view_id
        and v.list = ${list}`.execute(ctx.tx)
    await sql`
      insert into desk.view_pins (community_id, person_id, view_id, position)
      select ${ctx.communityId}::int, ${person}::uuid, id, place from unnest(${wanted}::uuid[]) with ordinality as w (id, place)`.execute(
      ctx.tx,
    )
    ctx.audit('view_pins', person, { list, ids: wanted })
    return { list }
  },
  view: async (ctx, { list }) => ({ items: await viewViews(ctx, await viewsOf(ctx, list)) }),
})
