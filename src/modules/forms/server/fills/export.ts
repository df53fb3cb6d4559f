import { sql } from 'kysely'
import type { z } from 'zod'
import { atClock, type Cell, type ExportPage, listExport, type SheetFrame } from '../../../../engines/exports/index.ts'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { noteViews } from '../../../access/api.ts'
import { personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { checkOver } from '../permissions.ts'
import { sourceOf } from '../sources/catalogue.ts'
import { type Column, type Definition, definitionOf, type Fill, findFill, zoneOf } from '../store.ts'
import { checkFills } from './filler.ts'
import { periodWords } from './keep-fill.ts'
import { cellOf, coveredCell, type Row, selectRows } from './rows.ts'

type Input = z.output<(typeof routes)['POST /api/c/:community/form-fills/exports']['body']>
type Wish = Input & { columns?: string | undefined; sort?: string | undefined }

/** A fill in their layout: numbers covered, or whole with a right of its own and a reason. */
export const formExport = listExport<Wish>({
  list: 'forms',
  refusals: { large: 'forms.export_large', running: 'forms.export_running' },
  routes: {
    now: routes['POST /api/c/:community/form-fills/export'],
    start: routes['POST /api/c/:community/form-fills/exports'],
    own: routes['GET /api/c/:community/form-fills/exports'],
    file: routes['GET /api/c/:community/form-fills/exports/:id/file'],
  },
  async countOf(ctx, wish, most) {
    const { fill, edition } = await fillToTake(ctx, wish)
    const found = await sql<{ count: number }>`
      select count(*)::int as count from (select 1 from forms.rows
        where community_id = ${ctx.communityId} and fill_id = ${fill.id} and edition = ${edition} and gone_at is null limit ${most + 1}) r`.execute(
      ctx.tx,
    )
    return found.rows[0]?.count ?? 0
  },
  frameOf,
  rowsOf,
})

/** The fill, where this person may take it out so. Refusals: see the route. */
async function fillToTake(
  ctx: ReadContext,
  wish: Wish,
): Promise<{ fill: Fill; edition: number; definition: Definition }> {
  checkOver(ctx, 'forms.fill')
  if (wish.whole) checkOver(ctx, 'forms.take_whole')
  const fill = await findFill(ctx, wish.fill_id)
  if (fill.state === 'filling' || fill.state === 'failed') refuse('forms.filling_now')
  const definition = await definitionOf(ctx, fill.form_id, fill.version)
  checkFills(ctx, fill, definition)
  if ((wish.whole || definition.sensitive) && wish.reason === '') {
    refuse('forms.reason_needed', {}, [{ path: 'reason', code: 'required' }])
  }
  return { fill, edition: wish.edition ?? fill.edition, definition }
}

/** Columns of the sheet: those that have a place in theirs, where there is one. */
const placed = ({ template_id, columns }: Definition): Column[] =>
  template_id ? columns.filter(({ at }) => at !== null) : columns

const widths: Record<string, number> = { home: 30, identity: 22, phone: 16, tags: 24 }
const usualWidth = 14

async function frameOf(ctx: ReadContext, wish: Wish, facts: { rows: number; cut: boolean }): Promise<SheetFrame> {
  const { fill, definition } = await fillToTake(ctx, wish)
  const say = (key: string, params = {}) => ctx.services.texts.message('zh-CN', 'forms', `export_${key}`, params)
  const by = ctx.actor.personId
    ? (await personNames(ctx.tx, ctx.communityId, [ctx.actor.personId])).get(ctx.actor.personId)?.name
    : undefined
  const columns = placed(definition)
  const frame = {
    name: say('file', { name: definition.name, period: periodWords({ ...ctx, language: 'zh-CN' }, fill.period) }),
    title: say('sheet'),
    note: say(wish.whole ? 'note_whole' : 'note', {
      purpose: definition.purpose,
      by: by ?? say('staff'),
      rows: facts.rows,
      time: atClock(ctx.now.toISOString(), await zoneOf(ctx)),
    }),
    columns: columns.map(({ title, source }) => ({ head: title, width: widths[source] ?? usualWidth })),
  }
  const sheet = definition.template_id ? await templateBytes(ctx, definition.template_id) : undefined
  if (!sheet) return frame
  const at = columns.flatMap((column) => column.at ?? [])
  return { ...frame, into: { sheet: sheet.toString('base64'), headerRow: definition.header_row, at } }
}

async function templateBytes(ctx: ReadContext, id: string): Promise<Buffer | undefined> {
  const found = await sql<{ bytes: Buffer }>`
    select bytes from forms.templates where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  return found.rows[0] && Buffer.from(found.rows[0].bytes)
}

async function rowsOf(ctx: WriteContext, wish: Wish, { limit, after }: ExportPage) {
  const { fill, edition, definition } = await fillToTake(ctx, wish)
  const rows = await selectRows(ctx, {
    id: fill.id,
    edition,
    after: after === undefined ? 0 : Number(after),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const columns = placed(definition)
  if (wish.whole) await noteWhole(ctx, columns, shown, wish.reason)
  if (definition.sensitive) await noteListed(ctx, shown, wish.reason)
  const cells = shown.map((row) =>
    columns.map(
      (column): Cell => (wish.whole ? wholeCell(ctx, column, row) : coveredCell(column, cellOf(column, row))),
    ),
  )
  return { rows: cells, next: rows.length > limit ? String(shown.at(-1)?.no ?? '') : null }
}

/** Numbers of who is under age stay covered in sheets: each look at one needs terms of its own (未成年人网络保护条例). */
function wholeCell(ctx: ReadContext, column: Column, row: Row): Cell {
  const cover = sourceOf(column.source)?.cover
  if (row.minor) return coveredCell(column, cellOf(column, row))
  if (cover === 'identity_number' && row.identity_sealed) return ctx.services.vault.decrypt(row.identity_sealed)
  return cellOf(column, row)
}

/** Everybody a sheet with sensitive data names. */
async function noteListed(ctx: WriteContext, rows: readonly Row[], reason: string): Promise<void> {
  const persons = rows.flatMap((row) => row.person_id ?? [])
  await noteViews(ctx, persons, { field: 'sensitive', reason, postId: ctx.actor.posts[0]?.id ?? null })
}

/** Everybody whose number the sheet shows whole finds it in their view log (个人信息保护法 51). */
async function noteWhole(
  ctx: WriteContext,
  columns: readonly Column[],
  rows: readonly Row[],
  reason: string,
): Promise<void> {
  const [post] = ctx.actor.permissions.get('forms.take_whole') ?? []
  for (const column of columns) {
    const field = sourceOf(column.source)?.cover
    if (!field) continue
    const persons = rows.filter((row) => !row.minor && cellOf(column, row) !== '').flatMap((row) => row.person_id ?? [])
    await noteViews(ctx, persons, { field, reason, postId: post && post.kind !== 'administrator' ? post.id : null })
  }
}
