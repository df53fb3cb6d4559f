import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** Every column of the engine that names a person, for the module that runs its cases: `subject` who asked, `actor` who acted in office. */
export const personColumns = {
  'caseflow.askers.person_id': 'subject',
  'caseflow.steps.person_id': 'subject',
  'caseflow.assignments.person_id': 'actor',
  'caseflow.cases.assignee_person_id': 'actor',
  'caseflow.questions.asked_by_person': 'actor',
  'caseflow.questions.to_person_id': 'actor',
  'caseflow.questions.answered_by_person': 'actor',
  'caseflow.snoozes.person_id': 'actor',
  'caseflow.undo.person_id': 'actor',
} as const

type Unnamed = { kind: string; cases: readonly string[]; personId: string | null }

/** Takes askers (one person, or all) out of cases: contacts, persons, who of them took which step. Returns how many cases it was. */
export async function unnameAskers(tx: Tx, communityId: number, { kind, cases, personId }: Unnamed): Promise<number> {
  const persons = personId === null ? null : [personId]
  const found = await sql<{ count: number }>`
    select caseflow.unname(${communityId}, ${kind}, ${[...cases]}::uuid[], ${persons}::uuid[])::int as count`.execute(
    tx,
  )
  return found.rows[0]?.count ?? 0
}

/** Covers words (a name, a number) in the titles and timelines of cases. */
export async function coverWords(
  tx: Tx,
  communityId: number,
  cases: readonly string[],
  words: readonly string[],
  cover: string,
): Promise<void> {
  await sql`select caseflow.cover(${communityId}, ${[...cases]}::uuid[], ${[...words]}::text[], ${cover})`.execute(tx)
}

/** Cases of a kind that ended before, and still carry the name or number of who asked; the oldest first. */
export async function namedBefore(
  tx: Tx,
  communityId: number,
  kind: string,
  before: Date,
  most: number,
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct c.id from (
      select thing_id from caseflow.askers
      where community_id = ${communityId} and thing_kind = ${kind} and joined_at < ${before}
        and (person_id is not null or contact_name is not null or contact_phone is not null)
      order by joined_at limit ${most * 4}
    ) a join caseflow.cases c on c.community_id = ${communityId} and c.id = a.thing_id
    where c.closed_at < ${before} limit ${most}`.execute(tx)
  return found.rows.map((row) => row.id)
}
