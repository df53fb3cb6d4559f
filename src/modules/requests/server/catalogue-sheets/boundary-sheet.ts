import { sql } from 'kysely'
import type { z } from 'zod'
import type { LeadKind } from '../../../../engines/caseflow/index.ts'
import { command, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds, bodiesNamed } from '../../../bodies/api.ts'
import { listCompounds } from '../../../territory/api.ts'
import type { boundaryPreview } from '../../contract/sheet-routes.ts'
import { routes } from '../../contract.ts'
import { leadKindOfBody } from '../rules/lead.ts'
import { itemName } from '../views/item-name.ts'
import { type Arrangement, type CellChange, cellKey, heldCells, putCells, sameArrangement } from './boundary-cells.ts'
import { boundaryWords, itemColumns, itemValues } from './columns.data.ts'
import { importView } from './imports.ts'
import { readRows } from './read-sheet.ts'
import { meant, said } from './values.ts'

type Preview = z.output<typeof boundaryPreview>
type Row = Preview['rows'][number]
type Place = { id: string | null; name: string }

const itemsMost = 1_000

/** Whole community first, then each compound. */
export async function placesOf(ctx: ReadContext): Promise<Place[]> {
  const english = ctx.language === 'en'
  const compounds = await listCompounds(ctx.tx, ctx.communityId)
  return [{ id: null, name: boundaryWords.everywhere[english ? 1 : 0] }, ...compounds]
}

export async function itemsInBoundary(ctx: ReadContext) {
  const found = await sql<{ code: string; name: string; answerable: LeadKind }>`
    select code, name, answerable from requests.items
    where community_id = ${ctx.communityId} and successor_at is null and not retired
    order by code collate "C" limit ${itemsMost}`.execute(ctx.tx)
  return found.rows.map((row) => ({ ...row, name: itemName(ctx, row) }))
}

/** A cell in words: a body's name, else who answers; '' where the catalogue's word holds. */
export function cellSaid(
  arrangement: Arrangement,
  bodies: ReadonlyMap<string, { name: string }>,
  english: boolean,
): string {
  if (!arrangement) return ''
  const body = arrangement.body_id ? bodies.get(arrangement.body_id)?.name : undefined
  return body ?? said(itemValues.answerable, arrangement.answerable, english)
}

/**
 * What a sheet would make of the boundary, cell by cell: which arrangements begin or end, and what can't be read. Nothing is changed.
 * Refusals: `requests.sheet_unreadable`, `requests.sheet_headings`, `requests.sheet_long`.
 */
export const previewBoundary = command(routes['POST /api/c/:community/boundary/sheet/preview'], {
  async prepare(input) {
    const sheet = await readRows(input.file, (cells) => isCode(cells[0] ?? ''))
    return { ...input, file: { ...input.file, bytes: new Uint8Array() }, sheet }
  },
  async handle(ctx, { sheet }): Promise<Preview> {
    const places = await placesOf(ctx)
    const everywhere: readonly string[] = boundaryWords.everywhere
    const columns = sheet.headings.map((name) =>
      everywhere.includes(name) ? places[0] : places.find((place) => place.id !== null && place.name === name),
    )
    if (!columns.some(Boolean)) refuse('requests.sheet_headings')
    const items = new Map((await itemsInBoundary(ctx)).map((item) => [item.code, item]))
    const held = await heldCells(ctx)
    const named = await bodiesNamed(
      ctx.tx,
      ctx.communityId,
      sheet.rows.flatMap((row) => row.cells),
    )
    const known = await bodiesByIds(
      ctx.tx,
      ctx.communityId,
      [...held.values()].flatMap((one) => one.body_id ?? []),
    )
    const english = ctx.language === 'en'
    const rows = sheet.rows.flatMap(({ row, cells }) =>
      columns.flatMap((place, index): Row[] => {
        if (!place) return []
        const code = (cells[0] ?? '').toUpperCase()
        const head = { row, code, name: items.get(code)?.name ?? '', place: place.name, compound_id: place.id }
        const cell = cells[index] ?? ''
        const before = held.get(cellKey(code, place.id)) ?? null
        const was = cellSaid(before, known, english)
        const wanted = items.has(code) ? wantedOf(cell, named) : undefined
        if (wanted === undefined) return [{ ...head, verdict: 'wrong', before: was, after: cell, wanted: null }]
        if (sameArrangement(before, keepBody(wanted, before))) return []
        return [{ ...head, verdict: 'changed', before: was, after: cell, wanted }]
      }),
    )
    ctx.audit('catalogue', String(ctx.communityId), { boundary_rows: sheet.rows.length })
    return { rows, unknown: sheet.headings.filter((name, index) => index > 1 && name !== '' && !columns[index]) }
  },
  view: async (_, preview) => preview,
})

function isCode(heading: string): boolean {
  const [{ zh, en }] = itemColumns
  return [zh, en.toLowerCase()].includes(heading.trim().toLowerCase())
}

type Named = Awaited<ReturnType<typeof bodiesNamed>>

function wantedOf(cell: string, named: Named): Arrangement | undefined {
  const usual: readonly string[] = boundaryWords.usual
  if (cell === '' || usual.includes(cell)) return null
  const answerable = meant(itemValues.answerable, cell)
  if (answerable) return { answerable, body_id: null }
  const body = named.get(cell)
  return body ? { answerable: leadKindOfBody(body.kind), body_id: body.id } : undefined
}

/** A kind alone doesn't take the body away that stands there. */
function keepBody(wanted: Arrangement, before: Arrangement): Arrangement {
  return wanted && before && wanted.body_id === null && wanted.answerable === before.answerable ? before : wanted
}

/**
 * Takes cells of the boundary in, as they were previewed, all or none. Refusals: `requests.item_unknown`, `requests.place_unknown`,
 * `requests.body_unknown`.
 */
export const takeBoundary = command(routes['POST /api/c/:community/boundary/sheet'], {
  async handle(ctx, { cells, reason }) {
    await checkCells(ctx, cells)
    const held = await heldCells(ctx)
    const changes: CellChange[] = cells.map(({ code, compound_id, wanted }) => ({
      code,
      compound_id,
      before: held.get(cellKey(code, compound_id)) ?? null,
      after: wanted,
    }))
    await putCells(ctx, cells, reason)
    const id = ctx.newId()
    await ctx.tx
      .insertInto('requests.catalogue_imports')
      .values({
        community_id: ctx.communityId,
        id,
        kind: 'boundary',
        reason,
        changes: JSON.stringify(changes),
        imported_by_person: ctx.actor.personId,
        imported_at: ctx.now,
      })
      .execute()
    ctx.audit('catalogue', String(ctx.communityId), { import: id, items: cells.map(({ code }) => code), reason })
    return { id }
  },
  view: (ctx, { id }) => importView(ctx, id),
})

async function checkCells(
  ctx: ReadContext,
  cells: readonly { code: string; compound_id: string | null; wanted: Arrangement }[],
): Promise<void> {
  const items = new Set((await itemsInBoundary(ctx)).map((item) => item.code))
  const places = new Set((await placesOf(ctx)).map((place) => place.id))
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    cells.flatMap((cell) => cell.wanted?.body_id ?? []),
  )
  for (const { code, compound_id, wanted } of cells) {
    if (!items.has(code)) refuse('requests.item_unknown')
    if (!places.has(compound_id)) refuse('requests.place_unknown')
    const body = wanted?.body_id ? bodies.get(wanted.body_id) : undefined
    if (wanted?.body_id && (!body || body.dissolved_at)) refuse('requests.body_unknown')
  }
}
