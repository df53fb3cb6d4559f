import { sql } from 'kysely'
import type { CatalogueItem } from '../../../../engines/text/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Services } from '../../../../platform/services.ts'

export type KnownItem = CatalogueItem & { class: string }
type Cached = { revision: string; items: readonly KnownItem[] }

/** Catalogues kept in memory by one process: the text engine reads each once. */
const communitiesMost = 100
const itemsMost = 1_000
const cached = new WeakMap<Services, Map<number, Cached>>()

/** The items in force, from memory while nothing changed. */
export async function itemsInForce(ctx: ReadContext): Promise<readonly KnownItem[]> {
  const revision = await revisionOf(ctx)
  const communities = cached.get(ctx.services) ?? new Map<number, Cached>()
  cached.set(ctx.services, communities)
  const known = communities.get(ctx.communityId)
  if (known?.revision === revision) return known.items
  const found = await sql<KnownItem>`
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
