import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { findArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { compoundOf } from '../rules/items.ts'
import { overrideViews } from '../views/override-view.ts'
import { lockItem } from './items.ts'

/**
 * Who answers for an item in one compound, or in the whole community, otherwise than the catalogue says. Replaces what was set for the
 * same place before. Refusals: `requests.item_unknown`, `requests.place_unknown`, `requests.body_unknown`.
 */
export const setResponsibility = command(routes['POST /api/c/:community/catalogue/:code/responsibility'], {
  async handle(ctx, { code, compound_id, answerable, body_id, reason }) {
    await lockItem(ctx, code)
    await checkPlace(ctx, compound_id)
    await checkBody(ctx, body_id)
    await sql`
      update requests.responsibilities set until = ${ctx.now} where community_id = ${ctx.communityId} and item_code = ${code}
        and compound_id is not distinct from ${compound_id}::uuid and until is null`.execute(ctx.tx)
    const id = ctx.newId()
    await ctx.tx
      .insertInto('requests.responsibilities')
      .values({
        community_id: ctx.communityId,
        id,
        item_code: code,
        compound_id,
        answerable,
        body_id,
        reason,
        since: ctx.now,
      })
      .execute()
    ctx.audit('responsibility', id, { item: code, compound_id, answerable, body_id, reason })
    return { id }
  },
  view: async (ctx, { id }) => (await overrideViews(ctx, [id]))[0] ?? refuse('platform.not_found'),
})

async function checkPlace(ctx: WriteContext, id: string | null): Promise<void> {
  if (id === null) return
  const area = await findArea(ctx.tx, ctx.communityId, id)
  if (!area || area.retired_at || compoundOf(area) !== area.id) {
    refuse('requests.place_unknown', {}, [{ path: 'compound_id', code: 'invalid' }])
  }
}

async function checkBody(ctx: WriteContext, id: string | null): Promise<void> {
  if (id === null) return
  const body = (await bodiesByIds(ctx.tx, ctx.communityId, [id])).get(id)
  if (!body || body.dissolved_at) refuse('requests.body_unknown', {}, [{ path: 'body_id', code: 'invalid' }])
}
