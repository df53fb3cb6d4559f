import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { CaseRow } from './case.ts'
import type { NewAssignment } from './change-case.ts'
import { type NewStep, stepColumns, stepRecords, stepTable } from './steps.ts'

/** One step for each of many cases. `row`: the case as locked. */
export type ManyStep = { row: Pick<CaseRow, 'id' | 'steps_count'>; step: NewStep }

/**
 * Makes the same change to many cases the caller has locked, each with a step of its own: one statement. Values may be SQL
 * (`escalation_level + 1`). Whoever changes what `next_due` follows from sets it too. `assignment` goes to all of them alike.
 */
export async function changeCases(
  tx: Tx,
  communityId: number,
  change: {
    set: Partial<Record<keyof CaseRow | 'reminded_for', unknown>>
    steps: readonly ManyStep[]
    assignment?: NewAssignment
  },
  now: Date,
): Promise<void> {
  if (change.steps.length === 0) return
  const ids = sql`${change.steps.map(({ row }) => row.id)}::uuid[]`
  const { assignment } = change
  const set = assignment
    ? { ...change.set, assignee_post_id: assignment.postId, assignee_person_id: assignment.personId }
    : change.set
  const values = Object.entries(set).map(([column, value]) => sql`${sql.raw(column)} = ${value}`)
  const rows = change.steps.flatMap(({ row, step }) => stepRecords(row.id, [step], row.steps_count, now))
  const parts = [
    sql`changed as (
      update caseflow.cases set ${sql.join([...values, sql`steps_count = steps_count + 1`, sql`version = version + 1`, sql`changed_at = ${now}`])}
      where community_id = ${communityId} and id = any (${ids}))`,
    ...(assignment ? assignAll(communityId, ids, assignment, now) : []),
  ]
  await sql`
    with ${sql.join(parts)}
    insert into caseflow.steps (${stepColumns})
    select ${communityId}::int, s.case_id, s.seq, s.at, s.kind, s.actor_kind, s.person_id, s.post_id, s.body_id, s.visibility, s.body,
      s.data, c.version + 1
    from ${stepTable(rows)} join caseflow.cases c on c.community_id = ${communityId} and c.id = s.case_id`.execute(tx)
}

function assignAll(
  communityId: number,
  ids: RawBuilder<unknown>,
  next: NewAssignment,
  now: Date,
): RawBuilder<unknown>[] {
  return [
    sql`ended as (update caseflow.assignments set until = ${now}
      where community_id = ${communityId} and case_id = any (${ids}) and until is null)`,
    sql`begun as (
      insert into caseflow.assignments (community_id, case_id, seq, how, body_id, post_id, person_id, since, reason)
      select ${communityId}::int, c, (select coalesce(max(seq), 0) + 1 from caseflow.assignments where community_id = ${communityId} and case_id = c),
        ${next.how}::text, ${next.bodyId}::uuid, ${next.postId}::uuid, ${next.personId}::uuid, ${now}::timestamptz, ${next.reason}::text
      from unnest(${ids}) c)`,
  ]
}
