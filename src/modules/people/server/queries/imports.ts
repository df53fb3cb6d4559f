import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { annotatedCsv, annotatedWorkbook, type Note } from '../import/annotate.ts'
import { type ColumnKey, columns } from '../import/columns.data.ts'
import { importedFields } from '../import/headings.ts'
import { problemColumn } from '../import/problems.ts'
import { proposalsPage } from '../import/proposals.ts'
import type { Places } from '../import/rows.ts'
import { type ImportRow, imports, linesOf, refusePartial, toldOf } from '../import/store.ts'
import { showImport, summaryOf } from '../import/view.ts'
import { wordsOf } from '../import/words.ts'
import { templateWorkbook } from '../import/workbook.ts'

/** An empty sheet with the columns and how to fill them. */
export const importTemplate = query(routes['GET /api/c/:community/people/imports/template'], async (ctx) =>
  templateWorkbook(
    ctx.services.texts.message(ctx.language, 'people', 'import_template_name'),
    await importedFields(ctx),
  ),
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

/** Refusals: `platform.not_found`, `people.import_expired`. */
async function keptImport(ctx: ReadContext, id: string): Promise<ImportRow> {
  refusePartial(ctx)
  const row = (await imports(ctx).where('id', '=', id).executeTakeFirst()) ?? refuse('platform.not_found')
  return row.forgotten_at ? refuse('people.import_expired') : row
}

const samplesMost = 3

/** What the columns of a sheet are taken for, with what stands in the first rows, so that somebody can tell. */
export const importColumns = query(routes['GET /api/c/:community/people/imports/:id/columns'], async (ctx, { id }) => {
  const { headings, places } = await keptImport(ctx, id)
  const first = (await linesOf(ctx, id, 0)) ?? []
  const keys = new Map(Object.entries(places as Places).map(([key, index]) => [index, key as ColumnKey]))
  return {
    columns: [
      ...columns.map(({ key, heading }) => ({ key, heading })),
      ...(await importedFields(ctx)).map((field) => ({ key: `field:${field.id}` as const, heading: field.label })),
    ],
    headings: headings.flatMap((heading, index) =>
      heading === '' ? [] : [{ heading, column: keys.get(index) ?? null, samples: samplesOf(first, index) }],
    ),
  }
})

function samplesOf(lines: readonly { cells: string[] }[], index: number): string[] {
  return [...new Set(lines.flatMap(({ cells }) => cells[index] || []))].slice(0, samplesMost)
}

/** The sheet as it came (an .xlsx or a .csv), with a column that says what to mend, and the cells concerned marked. */
export const importErrors = query(routes['GET /api/c/:community/people/imports/:id/errors'], async (ctx, { id }) => {
  const row = await keptImport(ctx, id)
  const notes = new Map<number, Note>()
  for await (const told of toldOf(ctx, id)) {
    const all = [...told.problems, ...told.remarks].map((one) => ({
      words: wordsOf(ctx, one),
      at: (row.places as Places)[problemColumn(one)],
    }))
    const cells = Map.groupBy(all, ({ at }) => at ?? -1)
    cells.delete(-1)
    notes.set(told.row, {
      words: all.map(({ words }) => words),
      cells: new Map([...cells].map(([at, some]) => [at, some.map(({ words }) => words).join(' ')])),
    })
  }
  const csv = row.media_type === 'text/csv'
  const name = ctx.services.texts.message(ctx.language, 'people', 'import_errors_name', {
    name: row.name.replace(/\.(xlsx|csv)$/i, ''),
    ending: csv ? 'csv' : 'xlsx',
  })
  const sheet = { headings: row.headings, lines: pieces(ctx, row), notes }
  const bytes = await (csv ? annotatedCsv(sheet) : annotatedWorkbook(sheet))
  return { name, mediaType: row.media_type, bytes }
})

/** Rows that look like an entry, side by side with it. */
export const importProposals = query(
  routes['GET /api/c/:community/people/imports/:id/proposals'],
  async (ctx, { id, after, limit }) => {
    await keptImport(ctx, id)
    return proposalsPage(ctx, id, after, limit)
  },
)

async function* pieces(ctx: ReadContext, { id, pieces }: ImportRow) {
  for (let no = 0; no < pieces; no += 1) yield (await linesOf(ctx, id, no)) ?? []
}
