import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { type CaseRow, reckonNextDue } from './case.ts'
import { type NewStep, stepColumns, stepRecords, stepTable, stepValues } from './steps.ts'

export type NewAssignment = {
  how: 'dispatched' | 'handed_over' | 'sent_back' | 'reopened' | 'escalated'
  bodyId: string | null
  postId: string | null
  personId: string | null
  reason: string
}

/** What a command makes of a locked case. Version, number of steps and `next_due` follow by themselves. */
export type CaseChange = {
  set?: Partial<
    Omit<CaseRow, 'community_id' | 'id' | 'kind' | 'number' | 'next_due' | 'steps_count' | 'version' | 'changed_at'>
  >
  /** At least one: nothing changes without a trace. */
  steps: readonly NewStep[]
  /** Ends the assignment in force and begins this one; also sets the assignee. */
  assignment?: NewAssignment
  /** Begins a pause. */
  pause?: { reason: string }
  /** Ends the pause in force. */
  endPause?: boolean
}

/**
 * Writes a change of a case the caller has locked (`select … for update`): one statement. Returns the case as it then stands.
 */
export async function changeCase<Row extends CaseRow>(
  tx: Tx,
  before: Row,
  change: CaseChange,
  now: Date,
): Promise<Row> {
  if (change.steps.length === 0) throw new Error('a case changes with a step that tells it')
  const after = changed(before, change, now)
  const differing = (Object.keys(after) as (keyof Row)[]).filter((column) => after[column] !== before[column])
  const assignments = differing.map((column) => sql`${sql.ref(column as string)} = ${after[column]}`)
  const ofCase = sql`community_id = ${before.community_id} and case_id = ${before.id}`
  const parts: RawBuilder<unknown>[] = [
    sql`changed as (update caseflow.cases set ${sql.join(assignments)} where community_id = ${before.community_id} and id = ${before.id})`,
  ]
  if (change.assignment) parts.push(...assign(before, change.assignment, ofCase, now))
  if (change.pause) {
    parts.push(sql`paused as (
      insert into caseflow.pauses (community_id, case_id, since, reason) values (${before.community_id}, ${before.id}, ${now}, ${change.pause.reason})
      on conflict (community_id, case_id, since) do update set until = null, reason = excluded.reason)`)
  }
  if (change.endPause) {
    parts.push(sql`resumed as (update caseflow.pauses set until = ${now} where ${ofCase} and until is null)`)
  }
  const records = stepRecords(before.id, change.steps, before.steps_count, now)
  await sql`
    with ${sql.join(parts)}
    insert into caseflow.steps (${stepColumns}) select ${before.community_id}::int, ${stepValues} from ${stepTable(records)}`.execute(
    tx,
  )
  return after
}

function changed<Row extends CaseRow>(before: Row, change: CaseChange, now: Date): Row {
  const { assignment } = change
  const after = {
    ...before,
    ...change.set,
    ...(assignment ? { assignee_post_id: assignment.postId, assignee_person_id: assignment.personId } : {}),
    ...(change.pause ? { paused_at: now } : {}),
    ...(change.endPause ? { paused_at: null } : {}),
    steps_count: before.steps_count + change.steps.length,
    version: before.version + 1,
    changed_at: now,
  }
  return { ...after, next_due: reckonNextDue(after) }
}

function assign(before: CaseRow, next: NewAssignment, ofCase: RawBuilder<unknown>, now: Date): RawBuilder<unknown>[] {
  return [
    sql`ended as (update caseflow.assignments set until = ${now} where ${ofCase} and until is null)`,
    sql`begun as (
      insert into caseflow.assignments (community_id, case_id, seq, how, body_id, post_id, person_id, since, reason)
      values (${before.community_id}, ${before.id}, (select coalesce(max(seq), 0) + 1 from caseflow.assignments where ${ofCase}),
        ${next.how}, ${next.bodyId}, ${next.postId}, ${next.personId}, ${now}, ${next.reason}))`,
  ]
}
