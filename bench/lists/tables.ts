import type pg from 'pg'

/** `refers`: tables its rows point to. */
export type Table = { name: string; columns: { name: string; type: string }[]; refers: string[] }

/** Every table with a community; without columns the database computes itself. */
export async function tablesOf(client: pg.PoolClient): Promise<Table[]> {
  const found = await client.query<Table>(`
    select c.oid::regclass::text as name,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select f.confrelid::regclass::text from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as refers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'bench')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'community_id')
    order by 1`)
  return found.rows
}

/** Those that others refer to first. Throws where tables refer to each other in a circle. */
export function inOrder(tables: readonly Table[]): Table[] {
  const waiting = [...tables]
  const sorted: Table[] = []
  while (waiting.length > 0) {
    const names = new Set(waiting.map((table) => table.name))
    const next = waiting.findIndex((table) => !table.refers.some((name) => names.has(name)))
    const [table] = waiting.splice(next, 1)
    if (next < 0 || !table) throw new Error(`tables refer to each other in a circle: ${[...names].join(', ')}`)
    sorted.push(table)
  }
  return sorted
}

/** Tables without those named, and without whatever points to a table that is missing then; those that others refer to first. */
export function without(tables: readonly Table[], named: ReadonlySet<string>): Table[] {
  const gone = new Set(named)
  for (let before = -1; before < gone.size; ) {
    before = gone.size
    for (const table of tables) if (table.refers.some((name) => gone.has(name))) gone.add(table.name)
  }
  return inOrder(tables.filter((table) => !gone.has(table.name)))
}

export function columnList(table: Table): string {
  return table.columns.map((column) => `"${column.name}"`).join(', ')
}

/** The columns of `t`, some replaced; with `shift` every instant and day that much earlier. */
export function selectList(table: Table, changed: Record<string, string>, shift?: string): string {
  return table.columns
    .map(({ name, type }) => changed[name] ?? (shift ? shifted(name, type, shift) : `t."${name}"`))
    .join(', ')
}

function shifted(name: string, type: string, shift: string): string {
  if (type === 'timestamp with time zone') return `t."${name}" - ${shift}`
  return type === 'date' ? `(t."${name}" - ${shift})::date` : `t."${name}"`
}
