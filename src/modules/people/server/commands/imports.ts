import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { applyRows } from '../import/apply.ts'
import { checkSheet } from '../import/check.ts'
import { columns } from '../import/columns.data.ts'
import { readHeadings } from '../import/rows.ts'
import { readSheet } from '../import/sheet.ts'
import { importColumns, lockImport, openKept, refusePartial, showImport } from '../import/store.ts'

/** Looks at a sheet row by row and says what would become of each. The register isn't touched. */
export const checkImport = command(routes['POST /api/c/:community/people/imports'], {
  async handle(ctx, { file }) {
    refusePartial(ctx)
    const sheet = await readSheet(file)
    refuseMissingColumns(sheet.headings)
    const { rows, unknown } = await checkSheet(ctx, sheet)
    const id = ctx.newId()
    await ctx.tx
      .insertInto('people.imports')
      .values({
        community_id: ctx.communityId,
        id,
        name: file.name.slice(0, 200),
        state: 'checked',
        unknown_columns: unknown,
        checked_at: ctx.now,
        ...importColumns(ctx, sheet, rows),
      })
      .execute()
    ctx.audit('import', id, { state: 'checked', rows: rows.length })
    return { id }
  },
  view: (ctx, { id }) => showImport(ctx, id),
})

function refuseMissingColumns(headings: readonly string[]): void {
  const { places } = readHeadings(headings)
  const missing = columns.filter((column) => column.key === 'name' && places[column.key] === undefined)
  if (missing.length > 0)
    refuse('people.sheet_columns_missing', { columns: missing.map((one) => one.heading).join('、') })
}

/**
 * Takes the good rows into the register, all or none of them. They are looked at again first: somebody may have registered the same
 * people since the dry run.
 */
export const applyImport = command(routes['POST /api/c/:community/people/imports/:id/apply'], {
  async handle(ctx, { id }) {
    refusePartial(ctx)
    const row = await lockImport(ctx, id)
    if (row.state === 'applied') refuse('people.import_applied')
    const { sheet } = openKept(ctx, row.rows_sealed)
    const { rows } = await checkSheet(ctx, sheet)
    const applied = await applyRows(ctx, id, rows)
    await ctx.tx
      .updateTable('people.imports')
      .set({ state: 'applied', applied_at: ctx.now, ...importColumns(ctx, sheet, rows) })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('import', id, { state: 'applied', ...applied })
    ctx.emit('people.imported', { import_id: id, ...applied })
    return { id }
  },
  view: (ctx, { id }) => showImport(ctx, id),
})

const keptMilliseconds = 7 * 86_400_000

/** Rows of sheets are forgotten a week after they were looked at. */
export async function forgetImports(ctx: WriteContext): Promise<void> {
  const { numUpdatedRows } = await ctx.tx
    .updateTable('people.imports')
    .set({ rows_sealed: null })
    .where('community_id', '=', ctx.communityId)
    .where('rows_sealed', 'is not', null)
    .where('checked_at', '<', new Date(ctx.now.getTime() - keptMilliseconds))
    .executeTakeFirst()
  if (numUpdatedRows > 0n) ctx.audit('register', 'imports', { forgotten: Number(numUpdatedRows) })
}
