import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type RequestRow, selectRowsOf } from '../views/rows.ts'
import { allOf, type Condition } from './visibility.ts'

export type PageInput = { after?: string | undefined; limit: number }
export type Sort = 'due' | 'newest' | 'changed'
type Page = { items: RequestRow[]; next: string | null }
type Key = readonly [string | null, string]

const instantAndId = z.tuple([z.iso.datetime(), z.uuid()])
const dueAndId = z.tuple([z.iso.datetime().nullable(), z.uuid()])

/** One stretch of a list along one index; the list is its stretches one after another. */
type Stretch = { holds: Condition; column: 'c.next_due' | 'c.filed_at' | 'c.changed_at' | null; down: boolean }

const withDue: Stretch = { holds: sql<boolean>`c.next_due is not null`, column: 'c.next_due', down: false }
const withoutDue: Stretch = { holds: sql<boolean>`c.next_due is null`, column: null, down: false }
const whole = (column: Stretch['column']): Stretch => ({ holds: sql<boolean>`true`, column, down: true })

/** The whole list from its beginning: nothing due comes last in the index of limits by itself. */
const fromStart: Record<Sort, Stretch> = {
  due: { holds: sql<boolean>`true`, column: 'c.next_due', down: false },
  newest: whole('c.filed_at'),
  changed: whole('c.changed_at'),
}

/** By what comes due next, nothing due last; or newest first by filing or by what last happened. */
const stretches: Record<Sort, readonly Stretch[]> = {
  due: [withDue, withoutDue],
  newest: [whole('c.filed_at')],
  changed: [whole('c.changed_at')],
}

/** What a row sorts by: the key of its cursor. */
export function keyOf(sort: Sort, row: RequestRow): Key {
  const at = { due: row.next_due, newest: row.filed_at, changed: row.changed_at }[sort]
  return [at?.toISOString() ?? null, row.id]
}

/** One page in the order of the sort. */
export async function pageOf(
  ctx: ReadContext,
  sort: Sort,
  where: readonly Condition[],
  page: PageInput,
): Promise<Page> {
  const cursor = page.after === undefined ? undefined : keyFrom(sort, page.after)
  const parts = cursor ? stretches[sort] : [fromStart[sort]]
  const rows = await along(ctx, { parts, cursor, where, most: page.limit + 1, back: false })
  return pageFrom(rows, page.limit, (row) => keyOf(sort, row))
}

/** The rows before a cursor, nearest first. */
export async function rowsBefore(
  ctx: ReadContext,
  sort: Sort,
  where: readonly Condition[],
  page: { before: string; limit: number },
): Promise<RequestRow[]> {
  const cursor = keyFrom(sort, page.before)
  return along(ctx, { parts: stretches[sort].toReversed(), cursor, where, most: page.limit, back: true })
}

/** The list by what comes due next. */
export function pageByDue(ctx: ReadContext, where: readonly Condition[], page: PageInput): Promise<Page> {
  return pageOf(ctx, 'due', where, page)
}

const priorityDueAndId = z.tuple([z.number().int().min(1).max(4), z.string().max(40), z.uuid()])
const never = 'infinity'

/**
 * A list of what somebody has in hand, the more urgent first, then by what comes due. What one person has is few: it goes along the index
 * of the person and is put in order after that. Refusal: `platform.cursor_invalid`.
 */
export async function pageByPriority(ctx: ReadContext, where: readonly Condition[], page: PageInput): Promise<Page> {
  const cursor = page.after === undefined ? undefined : priorityDueAndId.safeParse(decodeCursor(page.after, 3))
  if (cursor && !(cursor.success && isDue(cursor.data[1]))) refuse('platform.cursor_invalid')
  const [priority, due, id] = cursor?.data ?? [0, never, '']
  const key = sql`(c.priority, coalesce(c.next_due, 'infinity'::timestamptz), c.id)`
  const beyond = cursor
    ? sql<boolean>`${key} > (${priority}::smallint, ${due}::timestamptz, ${id}::uuid)`
    : sql<boolean>`true`
  const order = sql`order by c.priority, c.next_due nulls last, c.id`
  const cases = sql`(select c.* from caseflow.cases c where c.community_id = ${ctx.communityId}
    and ${allOf([...where, beyond])} ${order} limit ${page.limit + 1})`
  const found = await sql<RequestRow>`${selectRowsOf(cases)} ${order}`.execute(ctx.tx)
  return pageFrom(found.rows, page.limit, (row) => [row.priority, row.next_due?.toISOString() ?? never, row.id])
}

function isDue(text: string): boolean {
  return text === never || z.iso.datetime().safeParse(text).success
}

type Way = {
  parts: readonly Stretch[]
  cursor: Key | undefined
  where: readonly Condition[]
  most: number
  back: boolean
}

/** Walks the stretches from the cursor on until enough rows are found. */
async function along(ctx: ReadContext, { parts, cursor, where, most, back }: Way): Promise<RequestRow[]> {
  const rows: RequestRow[] = []
  const from = cursor === undefined ? 0 : startOf(parts, cursor)
  for (const [index, part] of parts.entries()) {
    if (index < from || rows.length >= most) continue
    const after = cursor !== undefined && index === from ? [beyond(part, cursor, back)] : []
    rows.push(...(await walk(ctx, { part, where: [...where, part.holds, ...after], most: most - rows.length, back })))
  }
  return rows
}

function startOf(parts: readonly Stretch[], cursor: Key): number {
  return Math.max(
    0,
    parts.findIndex((part) => (part.column === null) === (cursor[0] === null)),
  )
}

function beyond({ column, down }: Stretch, [at, id]: Key, back: boolean): Condition {
  const sign = down === back ? sql`>` : sql`<`
  if (column === null) return sql<boolean>`c.id ${sign} ${id}::uuid`
  return sql<boolean>`(${sql.ref(column)}, c.id) ${sign} (${at}::timestamptz, ${id}::uuid)`
}

type Walk = { part: Stretch; where: readonly Condition[]; most: number; back: boolean }

async function walk(ctx: ReadContext, { part, where, most, back }: Walk): Promise<RequestRow[]> {
  const way = part.down === back ? sql`asc` : sql`desc`
  // Without a limit rows still go along the index of limits: all its keys are null there.
  const first: RawBuilder<unknown> = sql.ref(part.column ?? 'c.next_due')
  const order = sql`order by ${first} ${way}, c.id ${way}`
  // The page's cases first, along their index; what belongs to them after that.
  const cases = sql`(select c.* from caseflow.cases c where c.community_id = ${ctx.communityId} and ${allOf(where)} ${order} limit ${most})`
  const found = await sql<RequestRow>`${selectRowsOf(cases)} ${order}`.execute(ctx.tx)
  return found.rows
}

/** Reads a cursor of an instant and an id. Refusal: `platform.cursor_invalid`. */
export function instantCursor(cursor: string): [string, string] {
  return parsed(instantAndId, cursor)
}

function keyFrom(sort: Sort, cursor: string): Key {
  return sort === 'due' ? parsed(dueAndId, cursor) : parsed(instantAndId, cursor)
}

function parsed<K extends z.ZodTuple>(key: K, cursor: string): z.output<K> {
  const read = key.safeParse(decodeCursor(cursor, 2))
  return read.success ? read.data : refuse('platform.cursor_invalid')
}
