import { createHash, hash as hashAtOnce, randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/database.ts'

export type AuditEntry = { entity: string; id: string; fields: Record<string, unknown> }

export type AuditHead = {
  communityId: number
  command: string
  /** null where the actor is anonymous by the command's nature */
  accountId: string | null
  personId: string | null
  /** exact instant, or only the civil day (UTC) for anonymous actors */
  at: string
}

/** What one command did, before it has its place in the chain. */
export type AuditLine = { head: AuditHead; entries: readonly AuditEntry[] }

/**
 * One audit row as parts of a statement: what the command touched, by ids, field names and commitments (SHA-256 over salt and value),
 * chained to the community's previous row. The chain row is the one hot row of a community: it is locked here, last, and shortly.
 */
export function auditParts(line: AuditLine): RawBuilder<unknown>[] {
  const { communityId } = line.head
  const { content, subjects, values } = rowOf(line)
  return [
    sql`chain as (
      insert into platform.audit_chains as chain (community_id, seq, hash) values (${communityId}, 1, ${chained(Buffer.alloc(0), content)})
      on conflict (community_id) do update set seq = chain.seq + 1, hash = sha256(chain.hash || convert_to(${content}, 'UTF8'))
      returning seq, hash
    )`,
    sql`audit_row as (
      insert into platform.audit (community_id, seq, content, hash)
      select ${communityId}::int, seq, ${content}::text, hash from chain
    )`,
    sql`subject as (
      insert into platform.audit_subjects (community_id, entity, entity_id, seq)
      select ${communityId}::int, s->>'entity', s->>'id', chain.seq from chain, jsonb_array_elements(${JSON.stringify(subjects)}::jsonb) s
    )`,
    sql`audit_value as (
      insert into platform.audit_values (community_id, seq, entity, entity_id, field, salt, value)
      select ${communityId}::int, chain.seq, v->>'entity', v->>'entity_id', v->>'field', decode(v->>'salt', 'hex'), v->'value'
      from chain, jsonb_array_elements(${JSON.stringify(values)}::jsonb) v
    )`,
  ]
}

/** The rows of many commands of one community in one transaction, in their order: four statements for all of them. */
export async function writeAudits(tx: Tx, communityId: number, lines: readonly AuditLine[]): Promise<void> {
  if (lines.length === 0) return
  const started = await sql<{ seq: number; hash: Buffer }>`
    insert into platform.audit_chains as chain (community_id) values (${communityId})
    on conflict (community_id) do update set seq = chain.seq returning seq, hash`.execute(tx)
  let { seq, hash } = started.rows[0] ?? { seq: 0, hash: Buffer.alloc(0) }
  const rows = lines.map((line) => {
    const row = rowOf(line)
    seq += 1
    hash = chained(hash, row.content)
    return { ...row, seq, hash: hash.toString('hex') }
  })
  const audit = rows.map(({ seq, content, hash }) => ({ seq, content, hash }))
  const subjects = rows.flatMap((row) => row.subjects.map((subject) => ({ ...subject, seq: row.seq })))
  const values = rows.flatMap((row) => row.values.map((value) => ({ ...value, seq: row.seq })))
  await sql`
    insert into platform.audit (community_id, seq, content, hash)
    select ${communityId}, (r->>'seq')::bigint, r->>'content', decode(r->>'hash', 'hex') from jsonb_array_elements(${JSON.stringify(audit)}::jsonb) r`.execute(
    tx,
  )
  await sql`
    insert into platform.audit_subjects (community_id, entity, entity_id, seq)
    select ${communityId}, s->>'entity', s->>'id', (s->>'seq')::bigint from jsonb_array_elements(${JSON.stringify(subjects)}::jsonb) s`.execute(
    tx,
  )
  await sql`
    insert into platform.audit_values (community_id, seq, entity, entity_id, field, salt, value)
    select ${communityId}, (v->>'seq')::bigint, v->>'entity', v->>'entity_id', v->>'field', decode(v->>'salt', 'hex'), v->'value'
    from jsonb_array_elements(${JSON.stringify(values)}::jsonb) v`.execute(tx)
  await tx.updateTable('platform.audit_chains').set({ seq, hash }).where('community_id', '=', communityId).execute()
}

function rowOf({ head, entries }: AuditLine) {
  const values = entries.flatMap((entry) =>
    Object.entries(entry.fields).map(([field, value]) => commit(entry, field, value ?? null)),
  )
  const byThing = Map.groupBy(values, (value) => `${value.entity} ${value.entity_id}`)
  const content = JSON.stringify({
    command: head.command,
    at: head.at,
    account: head.accountId,
    person: head.personId,
    entries: entries.map(({ entity, id }) => ({
      entity,
      id,
      fields: Object.fromEntries(
        (byThing.get(`${entity} ${id}`) ?? []).map((value) => [value.field, value.commitment]),
      ),
    })),
  })
  const subjects = [...new Map(entries.map(({ entity, id }) => [`${entity} ${id}`, { entity, id }])).values()]
  return { content, subjects, values }
}

function commit(entry: AuditEntry, field: string, value: unknown) {
  const salt = randomBytes(16)
  const commitment = hashAtOnce('sha256', Buffer.concat([salt, Buffer.from(JSON.stringify(value))]))
  return { entity: entry.entity, entity_id: entry.id, field, salt: salt.toString('hex'), value, commitment }
}

function chained(previous: Buffer, content: string): Buffer {
  return createHash('sha256').update(previous).update(content).digest()
}

export type ChainVerdict = { rows: number; whole: boolean; brokenAt: number | null }

/** Where a recomputation begins: after row `seq`, whose hash was `hash`. */
export type ChainStart = { seq: number; hash: Buffer }

const chainStart: ChainStart = { seq: 0, hash: Buffer.alloc(0) }

/**
 * Recomputes a community's chain from its first row, or from where an earlier check ended; tells where it breaks. Reads in batches.
 * `rows`: the last row that is whole.
 */
export async function verifyChain(tx: Tx, communityId: number, start = chainStart): Promise<ChainVerdict> {
  const batch = 2_000
  let { seq: rows, hash } = start
  if (!(await standsAt(tx, communityId, start))) return { rows: Math.max(rows - 1, 0), whole: false, brokenAt: rows }
  for (;;) {
    const page = await tx
      .selectFrom('platform.audit')
      .select(['seq', 'content', 'hash'])
      .where('community_id', '=', communityId)
      .where('seq', '>', rows)
      .orderBy('seq')
      .limit(batch)
      .execute()
    for (const row of page) {
      hash = chained(hash, row.content)
      if (row.seq !== rows + 1 || !hash.equals(row.hash)) return { rows, whole: false, brokenAt: rows + 1 }
      rows += 1
    }
    if (page.length < batch) break
  }
  const head = await chainHead(tx, communityId)
  const whole = (head?.seq ?? 0) === rows && (rows === 0 || hash.equals(head?.hash ?? Buffer.alloc(0)))
  return { rows, whole, brokenAt: whole ? null : rows + 1 }
}

/** The row an earlier check ended at still carries the hash it had then. */
async function standsAt(tx: Tx, communityId: number, { seq, hash }: ChainStart): Promise<boolean> {
  if (seq === 0) return true
  const row = await tx
    .selectFrom('platform.audit')
    .select('hash')
    .where('community_id', '=', communityId)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return row !== undefined && hash.equals(row.hash)
}

/** The last row of a community's chain; undefined where nothing was noted yet. */
export async function chainHead(tx: Tx, communityId: number): Promise<ChainStart | undefined> {
  return tx
    .selectFrom('platform.audit_chains')
    .select(['seq', 'hash'])
    .where('community_id', '=', communityId)
    .executeTakeFirst()
}

export type ChainCheck = { checked_at: Date; whole_chain: boolean; seq: number; hash: Buffer; broken_at: number | null }

/** The latest check of a community's chain. */
export async function lastCheck(tx: Tx, communityId: number): Promise<ChainCheck | undefined> {
  const row = await tx
    .selectFrom('platform.audit_checks')
    .select(['checked_at', 'whole_chain', 'seq', 'hash', 'broken_at'])
    .where('community_id', '=', communityId)
    .orderBy('checked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row as ChainCheck | undefined
}

/** Recomputes a chain (`from` the last check, or all of it) and keeps how it stands. A break found stays found until all is recomputed. */
export async function checkChain(
  tx: Tx,
  communityId: number,
  now: Date,
  from: 'last_check' | 'first_row',
): Promise<ChainVerdict> {
  const last = from === 'last_check' ? await lastCheck(tx, communityId) : undefined
  if (last?.broken_at != null) return { rows: last.seq, whole: false, brokenAt: last.broken_at }
  const verdict = await verifyChain(tx, communityId, last)
  if (last && verdict.whole && verdict.rows === last.seq) return verdict
  const row = await tx
    .selectFrom('platform.audit')
    .select('hash')
    .where('community_id', '=', communityId)
    .where('seq', '=', verdict.rows)
    .executeTakeFirst()
  await tx
    .insertInto('platform.audit_checks')
    .values({
      community_id: communityId,
      checked_at: now,
      whole_chain: last === undefined,
      seq: verdict.rows,
      hash: row?.hash ?? chainStart.hash,
      broken_at: verdict.brokenAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return verdict
}
