import pg from 'pg'

/** A table as it is kept: its name quoted for SQL, its columns but for those the database computes itself. */
export type Table = { name: string; columns: { name: string; type: string }[] }

const rowsAtOnce = 500
const cursor = 'linli_backup'
const id = pg.escapeIdentifier

/** How values are written as text and read again, whatever the server's own settings are. */
const textForms = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local statement_timeout = 0`

/** Begins a transaction that sees one moment and changes nothing. */
export async function beginReading(client: pg.PoolClient): Promise<void> {
  await client.query(`begin isolation level repeatable read read only; ${textForms}`)
}

/** Begins the one transaction of a restore. */
export async function beginWriting(client: pg.PoolClient): Promise<void> {
  await client.query(`begin; ${textForms}`)
}

/** Every table of Linli's schemas but the list of migrations, by name. */
export async function listTables(client: pg.PoolClient): Promise<Table[]> {
  const found = await client.query<Table>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')
      and c.oid is distinct from to_regclass('platform.migrations')
    group by 1 order by 1`)
  return found.rows
}

/** A table's rows as lines, some hundred at a time: each row a JSON array of PostgreSQL's text forms, null for none. */
export async function* rowLines(client: pg.PoolClient, table: Table): AsyncGenerator<string[]> {
  const texts = table.columns.map((column) => `${id(column.name)}::text`)
  await client.query(
    `declare ${cursor} no scroll cursor for select to_json(array[${texts}]::text[])::text as line from ${table.name}`,
  )
  for (;;) {
    const found = await client.query<{ line: string }>(`fetch ${rowsAtOnce} from ${cursor}`)
    if (found.rows.length === 0) break
    yield found.rows.map((row) => row.line)
  }
  await client.query(`close ${cursor}`)
}

/** Puts lines made by `rowLines` into a table, one statement for all of them. */
export async function insertLines(client: pg.PoolClient, table: Table, lines: readonly string[]): Promise<void> {
  const names = table.columns.map((column) => id(column.name))
  const values = table.columns.map((column, index) => `(line->>${index})::${column.type}`)
  await client.query(
    `insert into ${table.name} (${names}) select ${values} from json_array_elements($1::json) as lines (line)`,
    [`[${lines.join(',')}]`],
  )
}

/** Empties the tables of what migrations put there and takes off their foreign keys; returns what puts those on again. */
export async function unbind(client: pg.PoolClient, tables: readonly Table[]): Promise<() => Promise<void>> {
  const found = await client.query<{ name: string; constraint: string; definition: string }>(`
    select conrelid::regclass::text as name, conname as constraint, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where contype = 'f' and n.nspname not like 'pg\\_%' order by 1, 2`)
  for (const key of found.rows) await client.query(`alter table ${key.name} drop constraint ${id(key.constraint)}`)
  await client.query(`truncate ${tables.map((table) => table.name)}`)
  return async () => {
    for (const key of found.rows)
      await client.query(`alter table ${key.name} add constraint ${id(key.constraint)} ${key.definition}`)
  }
}
