import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { encodeCursor, instantCursor } from '../../../../platform/paging.ts'
import { addDays, instantOf } from '../../../../shared/civil-date.ts'
import { communityOf, findArea } from '../../../territory/api.ts'
import type { draftFilter } from '../../contract.ts'
import { type Draft, selectDrafts, visibleDrafts, within } from './drafts.ts'
import { openSaid } from './said.ts'

export type DraftFilter = z.output<typeof draftFilter>
export type DraftPage = { items: Draft[]; next: string | null }

/** Opened for one page while words are looked for: what was said lies sealed, so that no index can know it. */
const lookedMost = 1_000
const pieceRows = 250

/**
 * Drafts the reader sees by state, source, group, place, days and words, those that wait the longest first, settled ones the latest first. Words are
 * looked for in what was said, by whom, and the place; where a thousand were opened the page ends there, perhaps short, and the next goes on.
 * Refusal: `platform.cursor_invalid`.
 */
export async function draftsFound(
  ctx: ReadContext,
  filter: DraftFilter,
  page: { limit: number; after?: string | undefined },
) {
  const conditions = await conditionsOf(ctx, filter)
  const words = filter.words.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  const found: Draft[] = []
  let after = page.after
  let looked = 0
  for (;;) {
    const wanted = words.length === 0 ? page.limit + 1 : pieceRows
    const rows = await rowsAfter(ctx, filter, conditions, { after, limit: wanted })
    looked += rows.length
    for (const row of rows) {
      if (found.length === page.limit) return cut(filter, found, found.at(-1))
      if (holds(ctx, row, words)) found.push(row)
    }
    if (rows.length < wanted) return { items: found, next: null }
    if (words.length > 0 && looked >= lookedMost) return cut(filter, found, rows.at(-1))
    after = markOf(filter, rows.at(-1) as Draft)
  }
}

/** How many there are, counted up to one more than `most`. */
export async function countDrafts(ctx: ReadContext, filter: DraftFilter, most: number): Promise<number> {
  let [count, after]: [number, string | undefined] = [0, undefined]
  while (count <= most) {
    const page: DraftPage = await draftsFound(ctx, filter, { limit: pieceRows, after })
    count += page.items.length
    if (page.next === null) return count
    after = page.next
  }
  return count
}

function cut(filter: DraftFilter, items: Draft[], last: Draft | undefined): DraftPage {
  return { items, next: last ? markOf(filter, last) : null }
}

function markOf({ state }: DraftFilter, row: Draft): string {
  return encodeCursor([(state === 'waiting' ? row.made_at : row.settled_at)?.toISOString() ?? '', row.id])
}

function holds(ctx: ReadContext, row: Draft, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const { text, speaker } = openSaid(ctx, row.said_sealed)
  const said = [text, speaker, row.place ?? '', row.group_name ?? ''].join('\n').normalize('NFKC').toLowerCase()
  return words.every((word) => said.includes(word))
}

async function conditionsOf(ctx: ReadContext, filter: DraftFilter): Promise<RawBuilder<unknown>[]> {
  const { state, group, source, area, from, until } = filter
  const zone = (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
  return [
    visibleDrafts(ctx),
    state === 'waiting' ? sql`d.state = 'waiting'` : sql`d.state <> 'waiting'`,
    ...(group ? [sql`d.group_id = ${group}`] : []),
    ...(source ? [sql`d.source = ${source}`] : []),
    ...(area ? [await below(ctx, area)] : []),
    ...(from ? [sql`d.made_at >= ${instantOf(from, '00:00', zone)}`] : []),
    ...(until ? [sql`d.made_at < ${instantOf(addDays(until, 1), '00:00', zone)}`] : []),
  ]
}

/** At an area or in it; nothing lies in one that isn't there. */
async function below(ctx: ReadContext, id: string): Promise<RawBuilder<unknown>> {
  const area = await findArea(ctx.tx, ctx.communityId, id)
  const of = (column: string, path: string | null | undefined) => (path ? within(column, path) : sql`false`)
  return sql`(${of('p.admin_path', area?.admin_path)} or ${of('p.compound_path', area?.compound_path)}
    or (d.area_id is null and (${of('h.admin_path', area?.admin_path)} or ${of('h.compound_path', area?.compound_path)})))`
}

async function rowsAfter(
  ctx: ReadContext,
  { state }: DraftFilter,
  conditions: readonly RawBuilder<unknown>[],
  { after, limit }: { after: string | undefined; limit: number },
): Promise<Draft[]> {
  const [at, id] = after === undefined ? [null, null] : instantCursor(after)
  const waits = state === 'waiting'
  const beyond = waits
    ? sql`(d.made_at, d.id) > (${at}, ${id}::uuid)`
    : sql`(d.settled_at, d.id) < (${at}, ${id}::uuid)`
  const all = [...conditions, ...(at === null ? [] : [beyond])]
  const found = await sql<Draft>`
    ${selectDrafts(ctx.communityId)} and ${sql.join(all, sql` and `)}
    order by ${waits ? sql`d.made_at, d.id` : sql`d.settled_at desc, d.id desc`} limit ${limit}`.execute(ctx.tx)
  return found.rows
}
