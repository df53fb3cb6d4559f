import { sql } from 'kysely'
import { type CatalogueItem, classify } from '../../../../engines/text/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { query } from '../../../../platform/command/types.ts'
import type { Services } from '../../../../platform/services.ts'
import { routes } from '../../contract.ts'
import { itemName } from '../views/item-name.ts'

export type Known = CatalogueItem & { class: string }
type Cached = { revision: string; items: readonly Known[] }

/** Catalogues kept in memory by one process: the text engine reads each once. */
const communitiesMost = 100
const itemsMost = 1_000
const cached = new WeakMap<Services, Map<number, Cached>>()

/** The items most like what somebody says, by the words people use for them. */
export const suggestItems = query(routes['GET /api/c/:community/catalogue/suggestions'], async (ctx, { text }) => {
  const items = await itemsInForce(ctx)
  return {
    items: classify(text, items).flatMap(({ code, matched }) =>
      items
        .filter((item) => item.code === code)
        .map((item) => ({ code, name: itemName(ctx, item), class: item.class, matched })),
    ),
  }
})

/** The items in force, from memory while nothing changed. */
export async function itemsInForce(ctx: ReadContext): Promise<readonly Known[]> {
  const revision = await revisionOf(ctx)
  const communities = cached.get(ctx.services) ?? new Map<number, Cached>()
  cached.set(ctx.services, communities)
  const known = communities.get(ctx.communityId)
  if (known?.revision === revision) return known.items
  const found = await sql<Known>`
    select code, name, words, class from requests.items
    where community_id = ${ctx.communityId} and successor_at is null and not retired order by code limit ${itemsMost}`.execute(
    ctx.tx,
  )
  if (communities.size >= communitiesMost) communities.clear()
  communities.set(ctx.communityId, { revision, items: found.rows })
  return found.rows
}

/** Changes whenever an item is added, revised or retired. */
async function revisionOf(ctx: ReadContext): Promise<string> {
  const found = await sql<{ revision: string }>`
    select concat_ws(' ', count(*), sum(revision)) as revision from requests.items
    where community_id = ${ctx.communityId} and successor_at is null`.execute(ctx.tx)
  return found.rows[0]?.revision ?? ''
}
