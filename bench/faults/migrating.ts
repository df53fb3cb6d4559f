import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { ended, forked } from '../support/child.ts'
import type { Place } from '../support/database.ts'

const cli = join(import.meta.dirname, '..', '..', 'src', 'app', 'cli.ts')

/** What `linli migrate` said, and how it ended (null: it was killed). */
export type Migrated = { code: number | null; said: string }

/** `linli migrate` in a process of its own, killed (-9) at the moment that `until` waits for. */
export function migrate(place: Place, until?: () => Promise<void>): Promise<Migrated> {
  const child = forked(cli, ['migrate'], place.env)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (said += part.toString()))
  const closed = new Promise<Migrated>((resolve) => {
    child.once('close', (code) => resolve({ code, said }))
  })
  if (until) void until().then(() => ended(child, 'SIGKILL'))
  return closed
}

/** Names of the migrations applied, and a hash over everything they made. */
export async function schemaOf(place: Place): Promise<{ applied: string[]; hash: string }> {
  const database = await openDatabase(readConfig(place.env))
  try {
    const known = await database.owner.query(`select to_regclass('platform.migrations') is not null as there`)
    if (!known.rows[0]?.there) return { applied: [], hash: '' }
    const names = await database.owner.query<{ name: string }>('select name from platform.migrations order by name')
    const made = await database.owner.query<{ line: string }>(everythingSql)
    const lines = made.rows.map(({ line }) => line).join('\n')
    return { applied: names.rows.map(({ name }) => name), hash: createHash('sha256').update(lines).digest('hex') }
  } finally {
    await database.close()
  }
}

const ours = `n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`

const everythingSql = `
  select line from (
    select format('column %s.%s.%s %s %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and a.attnum > 0 and not a.attisdropped
    union all select format('index %s', pg_get_indexdef(i.indexrelid)) from pg_index i
    join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace where ${ours}
    union all select format('constraint %s.%s %s', n.nspname, k.conname, pg_get_constraintdef(k.oid)) from pg_constraint k
    join pg_namespace n on n.oid = k.connamespace where ${ours}
    union all select format('policy %s.%s %s %s', p.schemaname, p.tablename, p.policyname, p.qual) from pg_policies p
    union all select format('function %s.%s %s', n.nspname, f.proname, md5(f.prosrc)) from pg_proc f
    join pg_namespace n on n.oid = f.pronamespace where ${ours}
  ) as everything order by line`
