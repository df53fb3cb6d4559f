import { sql } from 'kysely'
import type { Database, Tx } from '../db/database.ts'
import type { Vault } from '../vault.ts'

/** How old the current key may get before it should be changed. */
const advisedDays = 365
const dayMs = 86_400_000

export type KeyAge = { version: number; since: Date; days: number; late: boolean }

/** The current key, and whether it is older than advised. */
export function keyAge({ ring }: Pick<Vault, 'ring'>, now: Date): KeyAge {
  const { version, made } = ring.current()
  const days = Math.max(0, Math.floor((now.getTime() - made.getTime()) / dayMs))
  return { version, since: made, days, late: days > advisedDays }
}

/** What older keys still hold: to be sealed anew, and left to pass by itself. `null` where it wasn't counted yet. */
export type OlderKeys = { count: number; work: { counted_at: Date; to_seal: number; passing: number } | null }

type Row = { counted_at: Date; to_seal: number; passing: number }

/** What is kept of the last count, less what was sealed anew since. */
export async function olderKeys(tx: Tx | Database['kysely'], { ring }: Pick<Vault, 'ring'>): Promise<OlderKeys> {
  const count = ring.keys().length - 1
  if (count === 0) return { count, work: null }
  const found = await sql<Row>`
    select counted_at, greatest(to_seal - sealed_since, 0)::float8 as to_seal, passing::float8 as passing from platform.key_check
    where keys = ${keysNow(ring)}`.execute(tx)
  return { count, work: found.rows[0] ?? null }
}

/** Whether it is time to count: other keys than last time, or a day gone. */
export async function countIsDue(
  tx: Tx | Database['kysely'],
  { ring }: Pick<Vault, 'ring'>,
  now: Date,
): Promise<boolean> {
  if (ring.keys().length === 1) return false
  const { work } = await olderKeys(tx, { ring })
  return !work || Math.abs(now.getTime() - work.counted_at.getTime()) >= dayMs
}

/** Keeps a count. */
export async function noteCount(tx: Tx, { ring }: Pick<Vault, 'ring'>, counted: Row): Promise<void> {
  await sql`
    insert into platform.key_check as k (keys, counted_at, to_seal, passing)
    values (${keysNow(ring)}, ${counted.counted_at}, ${counted.to_seal}, ${counted.passing})
    on conflict (one) do update set keys = excluded.keys, counted_at = excluded.counted_at, to_seal = excluded.to_seal,
      passing = excluded.passing, sealed_since = 0`.execute(tx)
}

/** Notes that so many things were sealed anew. */
export async function noteSealed(tx: Tx, sealed: number): Promise<void> {
  await sql`update platform.key_check set sealed_since = sealed_since + ${sealed}`.execute(tx)
}

function keysNow(ring: Vault['ring']): string {
  return ring
    .keys()
    .map((key) => key.version)
    .join()
}
