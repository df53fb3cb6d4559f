import { randomUUID } from 'node:crypto'
import type { Statement } from './record.ts'

/** Statements of one filing, and what in their values is new at every filing: ids, key, number. */
export type Template = { statements: readonly Statement[]; fresh: readonly string[] }

const id = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\b\d{6}-\d{5}\b/g

/** Two recordings of the same filing: what only one of them has is new at every filing. */
export function templateOf(first: readonly Statement[], second: readonly Statement[]): Template {
  if (first.length !== second.length) throw new Error('the same filing asked different statements')
  const other = new Set(idsOf(second))
  return { statements: first, fresh: [...new Set(idsOf(first))].filter((one) => !other.has(one)) }
}

function idsOf(statements: readonly Statement[]): string[] {
  return JSON.stringify(statements.map(({ values }) => values)).match(id) ?? []
}

let numbers = 0

/** The statements with ids, key and number never used before. */
export function refreshed({ statements, fresh }: Template): Statement[] {
  const given = new Map(fresh.map((one) => [one, newOne(one)]))
  const renew = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(id, (found) => given.get(found) ?? found)
    return Array.isArray(value) ? value.map(renew) : value
  }
  return statements.map(({ text, values }) => ({ text, values: values.map(renew) }))
}

/** Numbers of a request are replaced by some no request has; ids keep their time, so that they sort where they would. */
function newOne(old: string): string {
  if (old.length < 36) {
    numbers += 1
    return `F${process.pid}-${numbers}`
  }
  return old.slice(0, 15) + randomUUID().slice(15)
}
