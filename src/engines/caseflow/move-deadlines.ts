import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { type CaseRow, reckonNextDue } from './case.ts'
import { type NewStep, stepColumns, stepRecords, stepTable, stepValues } from './steps.ts'

/** New limits of a case the caller has locked. */
export type DeadlineMove = {
  row: Pick<
    CaseRow,
    'id' | 'state' | 'contact_due' | 'contacted_at' | 'resolve_due' | 'paused_at' | 'confirm_until' | 'steps_count'
  >
  contact_due: Date
  resolve_due: Date
  due_estimated: boolean
}

/** Gives many locked cases their new limits, each with the step that tells it: two statements for all of them. */
export async function moveDeadlines(
  tx: Tx,
  communityId: number,
  moves: readonly DeadlineMove[],
  step: NewStep,
  now: Date,
): Promise<void> {
  if (moves.length === 0) return
  const rows = moves.map(({ row, ...due }) => ({ id: row.id, ...due, next_due: reckonNextDue({ ...row, ...due }) }))
  await sql`
    update caseflow.cases c set contact_due = m.contact_due, resolve_due = m.resolve_due, due_estimated = m.due_estimated,
      next_due = m.next_due, steps_count = c.steps_count + 1, version = c.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (id uuid, contact_due timestamptz, resolve_due timestamptz,
      due_estimated boolean, next_due timestamptz)
    where c.community_id = ${communityId} and c.id = m.id`.execute(tx)
  const records = moves.flatMap(({ row }) => stepRecords(row.id, [step], row.steps_count, now))
  await sql`insert into caseflow.steps (${stepColumns}) select ${communityId}::int, ${stepValues} from ${stepTable(records)}`.execute(
    tx,
  )
}
