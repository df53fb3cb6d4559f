import type pg from 'pg'
import { checksSql, columnsSql, definersSql, keysSql, policiesSql, powersSql, tablesSql } from './queries.ts'
import { type Column, fullName, type Key, type Policy, type Schema, type Table } from './types.ts'

type Of<T> = T & { table: string }

/** Reads the whole schema, sorted by name, so that what is made from it is always the same. */
export async function readSchema(client: Pick<pg.ClientBase, 'query'>, role: string): Promise<Schema> {
  const ask = async <Row>(text: string, values: unknown[] = []) =>
    (await client.query(text, values)).rows.map((row: { row: Row }) => row.row)
  const tables = await ask<Omit<Table, 'columns' | 'keys' | 'policies' | 'checks'>>(tablesSql, [role])
  const columns = Map.groupBy(await ask<Of<Column>>(columnsSql), (column) => column.table)
  const keys = Map.groupBy(await ask<Of<Key>>(keysSql), (key) => key.table)
  const policies = Map.groupBy(await ask<Of<Policy>>(policiesSql), (policy) => policy.table)
  const checks = Map.groupBy(await ask<Of<Table['checks'][number]>>(checksSql), (check) => check.table)
  return {
    tables: tables.map((table) => ({
      ...table,
      columns: columns.get(fullName(table)) ?? [],
      keys: keys.get(fullName(table)) ?? [],
      policies: policies.get(fullName(table)) ?? [],
      checks: checks.get(fullName(table)) ?? [],
    })),
    definers: await ask<Schema['definers'][number]>(definersSql, [role]),
    rolePowers: await ask<string>(powersSql, [role]),
  }
}
