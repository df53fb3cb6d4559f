import type pg from 'pg'

/** What a table was relieved of while it is filled, in the product's own words, to be given back. */
export type Definitions = { keys: Map<string, string[]>; foreign: string[] }

/**
 * Takes keys, indexes and foreign keys off the tables to be filled: made once over all rows they cost a fraction of what they cost row by
 * row. The product's definitions are read from the catalogue before, and handed over as statements that give them back.
 */
export async function bare(client: pg.PoolClient, names: readonly string[]): Promise<Definitions> {
  const foreign = await constraints(
    client,
    `f.contype = 'f' and (f.conrelid = any ($1) or f.confrelid = any ($1))`,
    names,
  )
  for (const { table, name } of foreign) await client.query(`alter table ${table} drop constraint ${name}`)
  const keys = await constraints(client, `f.contype in ('p', 'u') and f.conrelid = any ($1)`, names)
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  const indexes = await client.query<{ table: string; name: string; definition: string }>(
    `select indrelid::regclass::text as table, indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index where indrelid = any ($1::regclass[])`,
    [names],
  )
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`)
  const given = new Map(names.map((name) => [name, [] as string[]]))
  for (const { table, name, definition } of keys) given.get(table)?.push(added(table, name, definition))
  for (const { table, definition } of indexes.rows) given.get(table)?.push(definition)
  // Rows copied with what they refer to need not be looked through for it.
  return { keys: given, foreign: foreign.map((one) => `${added(one.table, one.name, one.definition)} not valid`) }
}

type Constraint = { table: string; name: string; definition: string }

async function constraints(client: pg.PoolClient, which: string, names: readonly string[]): Promise<Constraint[]> {
  const found = await client.query<Constraint>(
    `select f.conrelid::regclass::text as table, quote_ident(f.conname) as name, pg_get_constraintdef(f.oid) as definition
    from pg_constraint f where ${which.replaceAll('$1', '$1::regclass[]')}`,
    [names],
  )
  return found.rows
}

function added(table: string, name: string, definition: string): string {
  return `alter table ${table} add constraint ${name} ${definition}`
}
