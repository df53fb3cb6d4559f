import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { checkDepartment, insertItem, moreOf, succeed } from '../catalogue-commands/items.ts'
import { type ItemRow, itemView } from '../views/item-view.ts'
import type { ItemView } from '../views/types.ts'
import { importView } from './imports.ts'

/** One item an import put in force: the revision before it (null: there was none), and the one it made. */
export type ItemChange = { code: string; before: number | null; after: number }

/**
 * Takes rows of a sheet into the catalogue, as they were previewed: each a new version of its item, or a new item; all or none. Refusals:
 * `requests.item_changed` where an item was changed since the preview, `requests.item_exists`, `requests.item_retired`,
 * `requests.elsewhere_needed`.
 */
export const takeItems = command(routes['POST /api/c/:community/catalogue/sheet'], {
  async handle(ctx, { rows, reason }) {
    const held = await lockItems(
      ctx,
      rows.map(({ item }) => item.code),
    )
    const changes: ItemChange[] = []
    for (const { item, revision } of rows)
      changes.push(await take(ctx, held.get(item.code), { item, revision, reason }))
    const id = ctx.newId()
    await ctx.tx
      .insertInto('requests.catalogue_imports')
      .values({
        community_id: ctx.communityId,
        id,
        kind: 'items',
        reason,
        changes: JSON.stringify(changes),
        imported_by_person: ctx.actor.personId,
        imported_at: ctx.now,
      })
      .execute()
    ctx.audit('catalogue', String(ctx.communityId), { import: id, items: changes.map(({ code }) => code), reason })
    return { id }
  },
  view: (ctx, { id }) => importView(ctx, id),
})

type Wanted = { item: Omit<ItemView, 'revision' | 'retired'>; revision: number | null; reason: string }

async function take(
  ctx: WriteContext,
  before: ItemRow | undefined,
  { item, revision, reason }: Wanted,
): Promise<ItemChange> {
  checkDepartment(item)
  if ((before?.revision ?? null) !== revision) refuse('requests.item_changed', { code: item.code })
  if (!before) {
    await insertItem(ctx, { ...item, ...moreOf(item), revision: 1, retired: false }, reason)
    return { code: item.code, before: null, after: 1 }
  }
  if (before.retired) refuse('requests.item_retired')
  await succeed(ctx, before, { ...item, ...moreOf(item, before), class: before.class, retired: false }, reason)
  return { code: item.code, before: before.revision, after: before.revision + 1 }
}

/** Items in force by code, locked in the order of their codes. */
export async function lockItems(ctx: WriteContext, codes: readonly string[]): Promise<Map<string, ItemRow>> {
  const found = await sql<ItemRow>`
    select * from requests.items
    where community_id = ${ctx.communityId} and code = any (${[...codes]}::text[]) and successor_at is null
    order by code collate "C" for update`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.code, row]))
}

/** What an item said in an earlier revision. Refusal: `requests.item_unknown`. */
export async function itemAt(ctx: WriteContext, code: string, revision: number): Promise<ItemView> {
  const found = await sql<ItemRow>`
    select * from requests.items
    where community_id = ${ctx.communityId} and code = ${code} and revision = ${revision}`.execute(ctx.tx)
  return itemView(found.rows[0] ?? refuse('requests.item_unknown'))
}
