import { sql } from 'kysely'
import type { z } from 'zod'
import { command, type ReadContext } from '../../../../platform/command/types.ts'
import { type itemsPreview, wholeItem } from '../../contract/sheet-routes.ts'
import { routes } from '../../contract.ts'
import { type ItemRow, itemView } from '../views/item-view.ts'
import type { ItemView } from '../views/types.ts'
import { itemColumns } from './columns.data.ts'
import { type Cells, type ColumnKey, cellsOf, itemIn, type RowProblem } from './item-rows.ts'
import { readRows, type SheetRow } from './read-sheet.ts'

type Preview = z.output<typeof itemsPreview>
type Row = Preview['rows'][number]

const itemsMost = 1_000
const codePattern = /^[A-Z]\d{2,3}$/

/**
 * What a sheet would make of the catalogue, row by row: what is new, what changes in which column, what is wrong and why. Nothing is
 * changed: the good rows come back to be taken in. Refusals: `requests.sheet_unreadable`, `requests.sheet_headings`, `requests.sheet_long`.
 */
export const previewItems = command(routes['POST /api/c/:community/catalogue/sheet/preview'], {
  async prepare(input) {
    const sheet = await readRows(
      input.file,
      (cells) => keysOf(cells).includes('code') && keysOf(cells).includes('name'),
    )
    return { ...input, file: { ...input.file, bytes: new Uint8Array() }, sheet }
  },
  async handle(ctx, { sheet }): Promise<Preview> {
    const english = ctx.language === 'en'
    const held = await heldItems(ctx)
    const keys = keysOf(sheet.headings)
    const seen = new Set<string>()
    const rows = sheet.rows.map((row) => {
      const cells = cellsIn(row, keys)
      const code = (cells.code ?? '').toUpperCase()
      const again = seen.has(code)
      seen.add(code)
      return checked({ row: row.row, cells: { ...cells, code }, before: held.get(code), again, english })
    })
    ctx.audit('catalogue', String(ctx.communityId), { rows: rows.length })
    return { rows, unknown: sheet.headings.filter((heading, index) => heading !== '' && !keys[index]) }
  },
  view: async (_, preview) => preview,
})

/** Which column a heading means; undefined where it means none. */
function keysOf(headings: readonly string[]): (ColumnKey | undefined)[] {
  return headings.map((heading) => {
    const said = heading.replaceAll(/[\s*:：]/gu, '').toLowerCase()
    return itemColumns.find(({ key, zh, en }) =>
      [key, zh, en].some((name) => name.replaceAll(' ', '').toLowerCase() === said),
    )?.key
  })
}

function cellsIn(row: SheetRow, keys: readonly (ColumnKey | undefined)[]): Cells {
  return Object.fromEntries(keys.flatMap((key, index) => (key ? [[key, row.cells[index] ?? '']] : [])))
}

async function heldItems(ctx: ReadContext): Promise<Map<string, ItemView>> {
  const found = await sql<ItemRow>`
    select * from requests.items where community_id = ${ctx.communityId} and successor_at is null
    order by code collate "C" limit ${itemsMost}`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.code, itemView(row)]))
}

type Look = { row: number; cells: Cells; before: ItemView | undefined; again: boolean; english: boolean }

function checked({ row, cells, before, again, english }: Look): Row {
  const code = cells.code ?? ''
  const { item, problems } = itemIn(cells, before)
  const whole = wholeProblem(code, before, again, item)
  if (!whole && problems.length === 0) problems.push(...unfit(item))
  const head = { row, code, name: item.name ?? '', revision: before?.revision ?? null }
  if (whole || problems.length > 0) {
    const told = [
      ...(whole ? [{ column: columnName('code', english), problem: whole, value: code }] : []),
      ...problems.map((one) => ({ ...one, column: columnName(one.column, english) })),
    ]
    return { ...head, verdict: 'wrong', problems: told, changes: [], item: null }
  }
  const changes = before ? changesOf(before, item, english) : []
  const verdict = before ? (changes.length > 0 ? 'changed' : 'same') : 'new'
  return { ...head, verdict, problems: [], changes, item: verdict === 'same' ? null : bodyOf(item) }
}

/** What the form of an item would refuse too. */
function unfit(item: ItemView): RowProblem[] {
  const { error } = wholeItem.safeParse(bodyOf(item))
  const columns = [...new Set(error?.issues.map(({ path }) => String(path[0])))]
  return itemColumns
    .filter(({ key }) => columns.includes(key))
    .map(({ key }) => ({ column: key, problem: 'too_long', value: String(item[key] ?? '') }))
}

type Whole = 'code' | 'twice' | 'retired' | 'class_fixed'

function wholeProblem(code: string, before: ItemView | undefined, again: boolean, item: ItemView): Whole | undefined {
  if (!codePattern.test(code)) return 'code'
  if (again) return 'twice'
  if (before?.retired) return 'retired'
  return before && before.class !== item.class ? 'class_fixed' : undefined
}

function changesOf(before: ItemView, item: ItemView, english: boolean): Row['changes'] {
  const was = cellsOf(before, english)
  const now = cellsOf(item, english)
  return itemColumns.flatMap(({ key }) =>
    was[key] === now[key] ? [] : [{ column: columnName(key, english), before: was[key], after: now[key] }],
  )
}

export function columnName(key: ColumnKey, english: boolean): string {
  const column = itemColumns.find((one) => one.key === key)
  return (english ? column?.en : column?.zh) ?? key
}

function bodyOf({ revision: _, retired: __, ...item }: ItemView): Row['item'] {
  return item
}
