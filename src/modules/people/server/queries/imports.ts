import { query } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { imports, openKept, refusePartial, showImport, summaryOf } from '../import/store.ts'
import { problemsWorkbook, templateWorkbook } from '../import/workbook.ts'

/** An empty sheet with the columns and how to fill them. */
export const importTemplate = query(routes['GET /api/c/:community/people/imports/template'], (ctx) =>
  templateWorkbook(ctx.services.texts.message(ctx.language, 'people', 'import_template_name')),
)

/** Imports made, the latest first. */
export const listImports = query(routes['GET /api/c/:community/people/imports'], async (ctx, { after, limit }) => {
  refusePartial(ctx)
  let rows = imports(ctx)
    .orderBy('checked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (after !== undefined) {
    const [at, id] = instantCursor(after)
    rows = rows.where((eb) => eb(eb.refTuple('checked_at', 'id'), '<', eb.tuple(at, id)))
  }
  const page = pageFrom(await rows.execute(), limit, (row) => [row.checked_at.toISOString(), row.id])
  return { items: page.items.map(summaryOf), next: page.next }
})

/** One import with what was said of its rows. */
export const showImportQuery = query(routes['GET /api/c/:community/people/imports/:id'], (ctx, { id }) => {
  refusePartial(ctx)
  return showImport(ctx, id)
})

/** The sheet as it came, with a column that says what to mend. */
export const importErrors = query(routes['GET /api/c/:community/people/imports/:id/errors'], async (ctx, { id }) => {
  refusePartial(ctx)
  const row = (await imports(ctx).where('id', '=', id).executeTakeFirst()) ?? refuse('platform.not_found')
  const { sheet, problems, remarks } = openKept(ctx, row.rows_sealed)
  const words = new Map<number, string[]>()
  for (const told of [...problems, ...remarks]) words.set(told.row, [...(words.get(told.row) ?? []), ...told.words])
  const name = ctx.services.texts.message(ctx.language, 'people', 'import_errors_name', {
    name: row.name.replace(/\.(xlsx|csv)$/i, ''),
  })
  return problemsWorkbook(name, sheet, words)
})
