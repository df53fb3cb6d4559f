import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { type CaseRow, reckonNextDue } from './case.ts'
import { type NewStep, stepColumns, stepRecords, stepTable, stepValues } from './steps.ts'

export type NewAssignment = {
  how: 'dispatched' | 'handed_over' | 'sent_back' | 'reopened' | 'escalated' | 'undone'
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
  /** Lets a pause that was ended go on as though it hadn't been. */
  pauseOn?: boolean
  /** Lets this person take the change back while nothing happens after it; `extra`: what the module needs for that. */
  undo?: { kind: string; personId: string; extra?: Record<string, unknown> } | undefined
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
  const assignments = differing.map((column) => sql`${sql.raw(column as string)} = ${after[column]}`)
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
  if (change.pauseOn && after.paused_at) {
    parts.push(
      sql`on_pause as (update caseflow.pauses set until = null where ${ofCase} and since = ${after.paused_at})`,
    )
  }
  parts.push(...wake(change, ofCase, now))
  if (change.undo) parts.push(keepUndo(before, change.undo, differing as (keyof CaseRow)[], after.version, now))
  const records = stepRecords(before.id, change.steps, before.steps_count, now, after.version)
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

/** Who acts on a case that had come back has it no more on top; who gets it anew starts without anybody's snooze. */
function wake(change: CaseChange, ofCase: RawBuilder<unknown>, now: Date): RawBuilder<unknown>[] {
  if (change.assignment) return [sql`woken as (delete from caseflow.snoozes where ${ofCase})`]
  const persons = change.steps.map((step) => step.actor.personId).filter((person) => person !== null)
  if (persons.length === 0) return []
  return [
    sql`woken as (delete from caseflow.snoozes where ${ofCase} and person_id = any (${persons}::uuid[]) and until <= ${now})`,
  ]
}

function keepUndo(
  before: CaseRow,
  undo: NonNullable<CaseChange['undo']>,
  differing: readonly (keyof CaseRow)[],
  version: number,
  now: Date,
): RawBuilder<unknown> {
  const kept = Object.fromEntries(
    differing
      .filter((column) => !['steps_count', 'version', 'next_due'].includes(column))
      .map((column) => [column, before[column]]),
  )
  return sql`undoable as (
    insert into caseflow.undo (community_id, case_id, version, person_id, at, kind, before, extra)
    values (${before.community_id}, ${before.id}, ${version}, ${undo.personId}, ${now}, ${undo.kind}, ${JSON.stringify(kept)}::jsonb,
      ${JSON.stringify(undo.extra ?? {})}::jsonb)
    on conflict (community_id, case_id) do update set version = excluded.version, person_id = excluded.person_id, at = excluded.at,
      kind = excluded.kind, before = excluded.before, extra = excluded.extra)`
}
