import { sql } from 'kysely'
import type { z } from 'zod'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { lettersOf, readXlsx, SheetFault } from '../../../../platform/sheets/index.ts'
import type { SheetUpload } from '../../../../shared/contract.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes, type templateView } from '../../contract.ts'
import { checkOver } from '../permissions.ts'
import type { RowKind } from '../sources/catalogue.data.ts'
import { proposed, sourcesFor } from '../sources/catalogue.ts'

type Top = { row: number; cells: string[] }[]
type View = z.output<typeof templateView>

const bytesMost = 1024 * 1024
const topRows = 40
const limits = { columnsMost: 200, cellCharactersMost: 100 }
/** A heading merged over rows stands in the topmost of them. */
const headingHeight = 3
const daysKept = 7

/** The first rows of an .xlsx as text, blank ones left out. Refusals: `forms.template_unreadable`, `_large`, `_empty`. */
async function topOf({ bytes, mediaType }: SheetUpload): Promise<Top> {
  if (mediaType === 'text/csv') return refuse('forms.template_unreadable')
  if (bytes.length > bytesMost) return refuse('forms.template_large', { most: bytesMost / 1024 / 1024 })
  const top: Top = []
  try {
    for await (const { row, cells } of readXlsx(bytes, limits)) {
      if (row > topRows) break
      const plain = cells.map((cell) => cell.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim())
      if (plain.some((cell) => cell !== '')) top.push({ row, cells: plain })
    }
  } catch (error) {
    if (error instanceof SheetFault) return refuse('forms.template_unreadable')
    throw error
  }
  return top.length > 0 ? top : refuse('forms.template_empty')
}

/** Keeps an empty sheet of theirs, its headings recognised. Refusals: see the route. */
export const uploadTemplate = command(routes['POST /api/c/:community/forms/templates'], {
  prepare: async (input) => ({ ...input, top: await topOf(input.file) }),
  async handle(ctx, { file, top }) {
    checkOver(ctx, 'forms.define')
    return keepTemplate(ctx, file.name, file.bytes, top)
  },
  view: (ctx, { id }) => templateViewOf(ctx, id, 'person'),
})

async function keepTemplate(ctx: WriteContext, name: string, bytes: Uint8Array, top: Top): Promise<{ id: string }> {
  const id = ctx.newId()
  await sql`
    insert into forms.templates (community_id, id, name, bytes, top, uploaded_at)
    values (${ctx.communityId}, ${id}, ${name.slice(0, 120)}, ${Buffer.from(bytes)}, ${JSON.stringify(top)}::jsonb, ${ctx.now})`.execute(
    ctx.tx,
  )
  ctx.audit('form_template', id, { name })
  return { id }
}

/** The same as read with another row for its headings, for rows of a kind. Refusals: see the route. */
export const showTemplate = query(
  routes['GET /api/c/:community/forms/templates/:id'],
  (ctx, { id, header_row, rows }) => {
    checkOver(ctx, 'forms.define')
    return templateViewOf(ctx, id, rows, header_row)
  },
)

async function templateViewOf(ctx: ReadContext, id: string, rows: RowKind, wanted?: number): Promise<View> {
  const { name, top } = (await findTemplate(ctx, id)) ?? refuse('platform.not_found')
  const { sources } = await sourcesFor(ctx, rows)
  const known = (row: Top[number]) =>
    row.cells.filter((cell) => cell !== '' && proposed(sources, cell) !== 'typed').length
  const header_row = wanted ?? headerOf(top, known)
  const headings = header_row === null ? [] : headingsAt(top, header_row)
  if (wanted !== undefined && headings.length === 0) refuse('forms.header_missing', { row: wanted })
  return {
    id,
    name,
    top,
    header_row,
    columns: headings.map(({ at, title }) => ({ at, letters: lettersOf(at), title, source: proposed(sources, title) })),
  }
}

/** The row most headings are known in; without any, the first that looks like one. */
function headerOf(top: Top, known: (row: Top[number]) => number): number | null {
  const best = [...top].sort((one, other) => known(other) - known(one) || one.row - other.row)[0]
  if (best && known(best) >= 2) return best.row
  return top.find((row) => row.cells.filter((cell) => cell !== '').length >= 2)?.row ?? null
}

/** Headings of a row with their place; where the cell is empty, what stands above it: merged cells keep their text on top. */
export function headingsAt(top: Top, header: number): { at: number; title: string }[] {
  if (!top.some((row) => row.row === header)) return []
  const near = top.filter((row) => row.row <= header && row.row > header - headingHeight).reverse()
  const width = Math.max(...near.map((row) => row.cells.length))
  return Array.from({ length: width }, (_, at) => {
    // A title over the whole sheet stands in its first cell and is no heading.
    const alone = (row: Top[number]) => row.row < header && row.cells.filter((cell) => cell !== '').length < 2
    const title =
      near
        .filter((row) => !alone(row))
        .map((row) => row.cells[at] ?? '')
        .find((cell) => cell !== '') ?? ''
    return { at, title: [...title].slice(0, 60).join('') }
  }).filter(({ title }) => title !== '')
}

export async function findTemplate(ctx: ReadContext, id: string): Promise<{ name: string; top: Top } | undefined> {
  const found = await sql<{ name: string; top: Top }>`
    select name, top from forms.templates where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  return found.rows[0]
}

/** Job: what was uploaded and isn't used by any form. */
export async function forgetTemplates(ctx: WriteContext): Promise<void> {
  const before = new Date(ctx.now.getTime() - daysKept * 24 * 60 * 60 * 1000)
  const gone = await sql`
    delete from forms.templates t where t.community_id = ${ctx.communityId} and t.uploaded_at < ${before}
      and not exists (select 1 from forms.versions v where v.community_id = t.community_id and v.template_id = t.id) returning id`.execute(
    ctx.tx,
  )
  if (gone.rows.length > 0) ctx.audit('form_templates', String(ctx.communityId), { erased: gone.rows.length })
}
