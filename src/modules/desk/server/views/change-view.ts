import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { canView } from './can.ts'
import { checkReach, lockKeeper, reachOf, refuseTakenName } from './save-view.ts'
import { oneView, viewRow } from './store.ts'

/**
 * Renames a view, keeps another address under it, or shows it to others. Refusals: `platform.not_found`, `platform.not_allowed`,
 * `desk.changed_meanwhile`, `desk.body_not_mine`, `desk.name_taken`.
 */
export const changeView = command(routes['PATCH /api/c/:community/desk/views/:id'], {
  async handle(ctx, { id, version, ...wanted }) {
    const row = await viewRow(ctx, id, true)
    if (!canView(ctx.actor, row).includes('change')) refuse('platform.not_allowed')
    if (version !== undefined && version !== row.version) refuse('desk.changed_meanwhile')
    const next = {
      name: wanted.name ?? row.name,
      search: wanted.search ?? row.search,
      ...reachOf({
        scope: wanted.scope ?? row.scope,
        post_kind: wanted.post_kind === undefined ? row.post_kind : wanted.post_kind,
        body_id: wanted.body_id === undefined ? row.body_id : wanted.body_id,
      }),
    }
    const reached = next.scope !== row.scope || next.post_kind !== row.post_kind || next.body_id !== row.body_id
    if (reached) checkReach(ctx, next)
    if (next.name !== row.name) {
      await lockKeeper(ctx, row.owner_person_id)
      await refuseTakenName(ctx, { list: row.list, name: next.name, owner: row.owner_person_id, but: id })
    }
    await sql`
      update desk.views set name = ${next.name}, search = ${next.search}, scope = ${next.scope}, post_kind = ${next.post_kind},
        body_id = ${next.body_id}, changed_at = ${ctx.now}, version = version + 1
      where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
    ctx.audit('view', id, { name: next.name, scope: next.scope, post_kind: next.post_kind, body: next.body_id })
    return { id }
  },
  view: (ctx, { id }) => oneView(ctx, id),
})
