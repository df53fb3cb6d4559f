import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { pinsMost, viewsMost } from '../../contract/view-routes.ts'
import { routes } from '../../contract.ts'
import { mayScope, type ViewRow } from './can.ts'
import { keeperOf, oneView } from './store.ts'

/**
 * Keeps a list's address under a name, and at hand while there is room. Refusals: `platform.not_allowed` (sharing, locking),
 * `desk.body_not_mine`, `desk.name_taken`, `desk.too_many_views`.
 */
export const saveView = command(routes['POST /api/c/:community/desk/views'], {
  async handle(ctx, input) {
    const person = keeperOf(ctx)
    const reach = reachOf(input)
    checkReach(ctx, reach)
    await lockKeeper(ctx, person)
    await refuseTakenName(ctx, { list: input.list, name: input.name, owner: person })
    const kept = await sql<{ count: number }>`
      select count(*)::int as count from desk.views
      where community_id = ${ctx.communityId} and list = ${input.list} and owner_person_id = ${person}`.execute(ctx.tx)
    if ((kept.rows[0]?.count ?? 0) >= viewsMost) refuse('desk.too_many_views', { most: viewsMost })
    const id = ctx.newId()
    await sql`
      insert into desk.views (community_id, id, list, name, search, scope, post_kind, body_id, owner_person_id, created_at, changed_at)
      values (${ctx.communityId}, ${id}, ${input.list}, ${input.name}, ${input.search}, ${reach.scope}, ${reach.post_kind},
        ${reach.body_id}, ${person}, ${ctx.now}, ${ctx.now})`.execute(ctx.tx)
    await sql`
      insert into desk.view_pins (community_id, person_id, view_id, position)
      select ${ctx.communityId}, ${person}, ${id}, coalesce(max(p.position), 0) + 1 from desk.view_pins p
      join desk.views v on v.community_id = p.community_id and v.id = p.view_id
      where p.community_id = ${ctx.communityId} and p.person_id = ${person} and v.list = ${input.list}
      having count(*) < ${pinsMost}`.execute(ctx.tx)
    ctx.audit('view', id, { list: input.list, name: input.name, scope: reach.scope })
    return { id }
  },
  view: (ctx, { id }) => oneView(ctx, id),
})

type Reach = Pick<ViewRow, 'scope' | 'post_kind' | 'body_id'>

/** One's own view is for nobody else, whatever was said of posts and bodies. */
export function reachOf(wanted: Reach): Reach {
  return wanted.scope === 'own' ? { scope: 'own', post_kind: null, body_id: null } : wanted
}

/** Refusals: `platform.not_allowed`, `desk.body_not_mine`. */
export function checkReach(ctx: WriteContext, reach: Reach): void {
  if (!mayScope(ctx.actor, reach.scope)) refuse('platform.not_allowed')
  const mine = ctx.actor.posts.some((post) => post.bodyId === reach.body_id)
  if (reach.body_id !== null && !mine) refuse('desk.body_not_mine', {}, [{ path: 'body_id', code: 'invalid' }])
}

/** Two windows of one person save one after the other. */
export async function lockKeeper(ctx: WriteContext, person: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`desk.views ${ctx.communityId} ${person}`}, 0))`.execute(
    ctx.tx,
  )
}

type Named = { list: string; name: string; owner: string; but?: string }

/** Refusal: `desk.name_taken`. */
export async function refuseTakenName(ctx: WriteContext, { list, name, owner, but }: Named): Promise<void> {
  const found = await sql`
    select 1 from desk.views where community_id = ${ctx.communityId} and list = ${list} and owner_person_id = ${owner}
      and name = ${name} and id is distinct from ${but ?? null}::uuid`.execute(ctx.tx)
  if (found.rows.length > 0) refuse('desk.name_taken', {}, [{ path: 'name', code: 'taken' }])
}
