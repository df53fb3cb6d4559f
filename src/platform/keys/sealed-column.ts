import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../command/types.ts'
import { sealedHead, sealedHeadBytes } from '../vault.ts'
import { type KeyHolder, tally } from './holder.ts'

export type SealedColumn = {
  name: string
  /** 'people.persons' */
  table: string
  /** Column → type of the rest of the primary key. */
  key: Readonly<Record<string, string>>
  column: string
  /** Keyed hashes of the same value beside it: columns by purpose. */
  hashed?: { purpose: string; columns: readonly string[] }
}

/** A column of sealed values of a community's table: read, sealed with the current key and, where it is hashed, hashed anew. */
export function sealedColumn(of: SealedColumn): KeyHolder {
  return { name: of.name, count: (ctx) => count(ctx, of), reseal: (ctx, most) => reseal(ctx, of, most) }
}

async function count(ctx: ReadContext, { table, column }: SealedColumn): Promise<ReadonlyMap<number, number>> {
  const sealed = sql.ref(column)
  const found = await sql<{ version: number; count: number }>`
    select case when substring(${sealed} from 1 for 2) = 'lk'::bytea then get_byte(${sealed}, 2) * 256 + get_byte(${sealed}, 3) else 1 end as version,
      count(*)::int as count
    from ${sql.table(table)} where community_id = ${ctx.communityId} and ${sealed} is not null group by 1`.execute(
    ctx.tx,
  )
  const known = new Set(ctx.services.vault.ring.keys().map((key) => key.version))
  // What only looks like a head is the nonce of something sealed before there were heads.
  return tally(found.rows.map((row) => [known.has(row.version) ? row.version : 1, row.count]))
}

type Row = Record<string, unknown> & { sealed: Buffer }

async function reseal(ctx: WriteContext, of: SealedColumn, most: number): Promise<number> {
  const { vault } = ctx.services
  const keys = Object.keys(of.key)
  const hashes = of.hashed?.columns ?? []
  const sealed = sql.ref(of.column)
  const columns = [...keys, ...hashes].map((name) => sql.ref(name))
  const found = await sql<Row>`
    select ${sql.join(columns)}, ${sealed} as sealed from ${sql.table(of.table)}
    where community_id = ${ctx.communityId} and ${sealed} is not null
      and substring(${sealed} from 1 for ${sql.lit(sealedHeadBytes)}) <> ${sealedHead(vault.ring.current().version)}
    order by ${sql.join(keys.map((name) => sql.ref(name)))} limit ${most} for update skip locked`.execute(ctx.tx)
  if (found.rows.length === 0) return 0
  const rows = found.rows.map((row) => {
    const plain = vault.decrypt(row.sealed)
    return {
      ...Object.fromEntries(keys.map((name) => [name, row[name]])),
      sealed: vault.encrypt(plain).toString('hex'),
      ...hashedAnew(ctx, of, row, plain),
    }
  })
  await write(ctx, of, JSON.stringify(rows))
  return rows.length
}

/** A hash of the value by any key is replaced; what else stands there (a hash of something other) stays. */
function hashedAnew(
  ctx: WriteContext,
  { hashed }: SealedColumn,
  row: Row,
  plain: string,
): Record<string, string | null> {
  if (!hashed) return {}
  const known = ctx.services.vault.fingerprints(hashed.purpose, plain)
  const renewed = (held: Buffer | null) => (held && known.some((hash) => hash.equals(held)) ? known[0] : held)
  return Object.fromEntries(
    hashed.columns.map((name) => [name, renewed(row[name] as Buffer | null)?.toString('hex') ?? null]),
  )
}

async function write(ctx: WriteContext, of: SealedColumn, rows: string): Promise<void> {
  const hashes = of.hashed?.columns ?? []
  const types = [
    ...Object.entries(of.key).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`),
    ...['sealed', ...hashes].map((name) => sql`${sql.ref(name)} text`),
  ]
  const set = [
    sql`${sql.ref(of.column)} = decode(r.sealed, 'hex')`,
    ...hashes.map((name) => sql`${sql.ref(name)} = decode(${sql.ref(`r.${name}`)}, 'hex')`),
  ]
  const same = Object.keys(of.key).map((name) => sql`${sql.ref(`t.${name}`)} = ${sql.ref(`r.${name}`)}`)
  await sql`
    update ${sql.table(of.table)} t set ${sql.join(set)}
    from jsonb_to_recordset(${rows}::jsonb) as r (${sql.join(types)})
    where t.community_id = ${ctx.communityId} and ${sql.join(same, sql` and `)}`.execute(ctx.tx)
}
