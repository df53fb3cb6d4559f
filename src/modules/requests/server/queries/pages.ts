import { sql } from 'kysely'
import { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type RequestRow, selectRows } from '../views/rows.ts'
import { allOf, type Condition } from './visibility.ts'

export type PageInput = { after?: string | undefined; limit: number }
type Page = { items: RequestRow[]; next: string | null }

const instantAndId = z.tuple([z.iso.datetime(), z.uuid()])
const dueAndId = z.tuple([z.iso.datetime().nullable(), z.uuid()])

/** By what comes due next, nothing due last. Two walks along one index: what has a limit, then what has none. */
export async function pageByDue(ctx: ReadContext, where: readonly Condition[], page: PageInput): Promise<Page> {
  const cursor = page.after === undefined ? undefined : keyFrom(dueAndId, page.after)
  const rows: RequestRow[] = []
  if (cursor === undefined || cursor[0] !== null) {
    const after = cursor && sql<boolean>`(c.next_due, c.id) > (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`
    rows.push(
      ...(await walk(ctx, [...where, sql<boolean>`c.next_due is not null`, ...list(after)], byDue, page.limit + 1)),
    )
  }
  if (rows.length <= page.limit) {
    const after = cursor?.[0] === null ? sql<boolean>`c.id > ${cursor[1]}::uuid` : undefined
    const most = page.limit + 1 - rows.length
    rows.push(...(await walk(ctx, [...where, sql<boolean>`c.next_due is null`, ...list(after)], byDue, most)))
  }
  return pageFrom(rows, page.limit, (row) => [row.next_due?.toISOString() ?? null, row.id])
}

/** Newest first. */
export async function pageByNewest(ctx: ReadContext, where: readonly Condition[], page: PageInput): Promise<Page> {
  const cursor = page.after === undefined ? undefined : keyFrom(instantAndId, page.after)
  const after = cursor && sql<boolean>`(c.filed_at, c.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`
  const rows = await walk(ctx, [...where, ...list(after)], sql`c.filed_at desc, c.id desc`, page.limit + 1)
  return pageFrom(rows, page.limit, (row) => [row.filed_at.toISOString(), row.id])
}

const byDue = sql`c.next_due, c.id`

async function walk(ctx: ReadContext, where: readonly Condition[], order: typeof byDue, most: number) {
  const found = await sql<RequestRow>`
    ${selectRows} where c.community_id = ${ctx.communityId} and ${allOf(where)} order by ${order} limit ${most}`.execute(
    ctx.tx,
  )
  return found.rows
}

/** Reads a cursor of an instant and an id. Refusal: `platform.cursor_invalid`. */
export function instantCursor(cursor: string): [string, string] {
  return keyFrom(instantAndId, cursor)
}

function keyFrom<K extends z.ZodTuple>(key: K, cursor: string): z.output<K> {
  const parsed = key.safeParse(decodeCursor(cursor, 2))
  return parsed.success ? parsed.data : refuse('platform.cursor_invalid')
}

function list(condition: Condition | undefined): Condition[] {
  return condition ? [condition] : []
}
