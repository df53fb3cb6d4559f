import { refuse } from '../shared/refusal.ts'

/** Cursors are the sort key of the last row, as base64url JSON. They carry nothing a reader of the page has not seen. */
export function encodeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Reads a cursor of exactly `length` parts. Refusal: `platform.cursor_invalid`. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  const key = parse(cursor)
  const valid =
    Array.isArray(key) &&
    key.length === length &&
    key.every((part) => part === null || typeof part === 'string' || typeof part === 'number')
  return valid ? key : refuse('platform.cursor_invalid')
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

/**
 * Cuts a page from rows fetched with `limit + 1`, and makes the cursor of the next one from the last row kept.
 */
export function pageFrom<Row>(rows: Row[], limit: number, keyOf: (row: Row) => readonly (string | number | null)[]) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads a cursor of a text key and an id. Refusal: `platform.cursor_invalid`. */
export function textCursor(cursor: string): [string, string] {
  const [key, id] = decodeCursor(cursor, 2).map(String) as [string, string]
  return uuid.test(id) ? [key, id] : refuse('platform.cursor_invalid')
}

/** Reads a cursor of an instant and an id. Refusal: `platform.cursor_invalid`. */
export function instantCursor(cursor: string): [Date, string] {
  const [at, id] = textCursor(cursor)
  const instant = new Date(at)
  return Number.isNaN(instant.getTime()) ? refuse('platform.cursor_invalid') : [instant, id]
}
