import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import { holderFor } from './queries.ts'

export type AwayNow = { person_id: string; deputy_id: string | null; until_at: Date }

/** Of these persons, who is away now, until when, and who deputises. One query. */
export async function awayAmong(
  tx: Tx,
  communityId: number,
  personIds: readonly string[],
  now: Date,
): Promise<Map<string, AwayNow>> {
  if (personIds.length === 0) return new Map()
  const found = await sql<AwayNow>`
    select a.person_id, a.deputy_id, a.until_at from bodies.absences a
    where a.community_id = ${communityId} and a.person_id = any (${[...new Set(personIds)]}::uuid[])
      and a.from_at <= ${now} and a.until_at > ${now}`.execute(tx)
  return new Map(found.rows.map((row) => [row.person_id, row]))
}

/** The absences a person deputises in now. */
export async function deputisedNow(tx: Tx, communityId: number, personId: string, now: Date): Promise<AwayNow[]> {
  const found = await sql<AwayNow>`
    select a.person_id, a.deputy_id, a.until_at from bodies.absences a
    where a.community_id = ${communityId} and a.deputy_id = ${personId} and a.from_at <= ${now} and a.until_at > ${now}
    order by a.until_at, a.id limit 50`.execute(tx)
  return found.rows
}

/** Stops who may not enter this person's absence. Refusals: `bodies.holds_no_post`, `platform.not_allowed`. */
export async function checkMayEnterAbsence(ctx: ReadContext, personId: string): Promise<void> {
  await holderFor(ctx, personId)
}

export type AbsenceFacts = { person_id: string; deputy_id: string | null; from_at: Date; until_at: Date }

/** One absence; undefined where there is none. */
export async function absenceFacts(tx: Tx, communityId: number, id: string): Promise<AbsenceFacts | undefined> {
  const found = await sql<AbsenceFacts>`
    select person_id, deputy_id, from_at, until_at from bodies.absences
    where community_id = ${communityId} and id = ${id}`.execute(tx)
  return found.rows[0]
}
