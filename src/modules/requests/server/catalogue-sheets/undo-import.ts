import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { succeed } from '../catalogue-commands/items.ts'
import { itemView } from '../views/item-view.ts'
import type { CellChange } from './boundary-cells.ts'
import { putCells } from './boundary-cells.ts'
import { findImport, importView } from './imports.ts'
import { type ItemChange, itemAt, lockItems } from './take-items.ts'

/**
 * Takes a sheet back that was taken in: each item says again what it said before, as a version of its own, and new ones are retired; each
 * place has its former arrangement. What was changed since stays, and is counted. Refusals: `platform.not_found`, `requests.import_undone`.
 */
export const undoImport = command(routes['POST /api/c/:community/catalogue/imports/:id/undo'], {
  async handle(ctx, { id, reason }) {
    const row = (await findImport(ctx, id, true)) ?? refuse('platform.not_found')
    if (row.undone_at) refuse('requests.import_undone')
    const kept =
      row.kind === 'items'
        ? await itemsBack(ctx, row.changes as ItemChange[], reason)
        : await putCells(
            ctx,
            (row.changes as CellChange[]).map(({ before, ...cell }) => ({ ...cell, wanted: before })),
            reason,
          )
    await ctx.tx
      .updateTable('requests.catalogue_imports')
      .set({ undone_at: ctx.now })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('catalogue', String(ctx.communityId), { import: id, undone: true, kept, reason })
    return { id, kept }
  },
  view: async (ctx, { id, kept }) => ({ import: await importView(ctx, id), kept }),
})

/** How many were left as they are, because somebody changed them since. */
async function itemsBack(ctx: WriteContext, changes: readonly ItemChange[], reason: string): Promise<number> {
  const held = await lockItems(
    ctx,
    changes.map(({ code }) => code),
  )
  let kept = 0
  for (const { code, before, after } of changes) {
    const now = held.get(code)
    if (now?.revision !== after) {
      kept += 1
      continue
    }
    if (before === null) await succeed(ctx, now, { ...itemView(now), retired: true }, reason)
    else await succeed(ctx, now, { ...(await itemAt(ctx, code, before)), retired: false }, reason)
  }
  return kept
}
