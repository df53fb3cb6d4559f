import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { query } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { communityRules } from '../rules/community.ts'
import { itemName } from '../views/item-name.ts'
import { type ItemRow, itemView } from '../views/item-view.ts'
import { overrideViews } from '../views/override-view.ts'

/** More items than a catalogue of needs ever has; lists stay bounded. */
const itemsMost = 1_000
const revisionsMost = 200
const pastMost = 50

/** The catalogue in force by code, retired items only where asked for; and whether one may file without a name. */
export const catalogue = query(routes['GET /api/c/:community/catalogue'], async (ctx, { class: ofClass, retired }) => {
  const found = await sql<ItemRow>`
    select * from requests.items
    where community_id = ${ctx.communityId} and successor_at is null and (${ofClass || null}::text is null or class = ${ofClass || null})
      and (not retired or ${retired === 'yes'})
    order by code collate "C" limit ${itemsMost}`.execute(ctx.tx)
  const { anonymous } = await communityRules(ctx.tx, ctx.communityId)
  return {
    items: found.rows.map((row) => ({ ...itemView(row), name: itemName(ctx, row) })),
    anonymous_allowed: anonymous,
  }
})

/** One item in its own words, with its history and who answers for it where. Refusal: `requests.item_unknown`. */
export const catalogueItem = query(routes['GET /api/c/:community/catalogue/:code'], async (ctx, { code }) => {
  const revisions = await sql<ItemRow>`
    select * from requests.items where community_id = ${ctx.communityId} and code = ${code}
    order by revision desc limit ${revisionsMost}`.execute(ctx.tx)
  const current = revisions.rows.find((row) => row.successor_at === null) ?? refuse('requests.item_unknown')
  return {
    item: itemView(current),
    shown_name: itemName(ctx, current),
    revisions: revisions.rows.map((row) => ({
      revision: row.revision,
      since: row.since.toISOString(),
      reason: row.reason,
      name: row.name,
      item: itemView(row),
    })),
    overrides: await overridesOf(ctx, code),
    past_overrides: await pastOverridesOf(ctx, code),
  }
})

async function overridesOf(ctx: ReadContext, code: string) {
  const found = await sql<{ id: string }>`
    select id from requests.responsibilities where community_id = ${ctx.communityId} and item_code = ${code}
      and (until is null or until > ${ctx.now}) order by compound_id nulls first, since limit ${revisionsMost}`.execute(
    ctx.tx,
  )
  return overrideViews(
    ctx,
    found.rows.map((row) => row.id),
  )
}

async function pastOverridesOf(ctx: ReadContext, code: string) {
  const found = await sql<{ id: string }>`
    select id from requests.responsibilities where community_id = ${ctx.communityId} and item_code = ${code} and until <= ${ctx.now}
    order by until desc, id limit ${pastMost}`.execute(ctx.tx)
  return overrideViews(
    ctx,
    found.rows.map((row) => row.id),
  )
}
