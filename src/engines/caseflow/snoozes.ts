import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

export type Snooze = { until: Date; reason: string; set_at: Date }

/** A person puts a case off until an instant; said again, the later word counts. */
export async function snoozeCase(
  tx: Tx,
  communityId: number,
  caseId: string,
  personId: string,
  snooze: Snooze,
): Promise<void> {
  await sql`
    insert into caseflow.snoozes (community_id, case_id, person_id, until, reason, set_at)
    values (${communityId}, ${caseId}, ${personId}, ${snooze.until}, ${snooze.reason}, ${snooze.set_at})
    on conflict (community_id, case_id, person_id) do update set until = excluded.until, reason = excluded.reason, set_at = excluded.set_at`.execute(
    tx,
  )
}

/** The case is back on that person's list. */
export async function wakeCase(tx: Tx, communityId: number, caseId: string, personId: string): Promise<void> {
  await sql`
    delete from caseflow.snoozes
    where community_id = ${communityId} and case_id = ${caseId} and person_id = ${personId}`.execute(tx)
}

/** Until when and why a person put a case off; undefined: not put off. */
export async function snoozeOf(
  tx: Tx,
  communityId: number,
  caseId: string,
  personId: string | null,
): Promise<Snooze | undefined> {
  if (personId === null) return undefined
  const found = await sql<Snooze>`
    select until, reason, set_at from caseflow.snoozes
    where community_id = ${communityId} and case_id = ${caseId} and person_id = ${personId}`.execute(tx)
  return found.rows[0]
}
