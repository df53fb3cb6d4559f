import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { CaseRow } from './case.ts'
import { type CaseChange, changeCase } from './change-case.ts'
import type { StepActor } from './steps.ts'

/** The last change of a case that its author may take back. */
export type Undoable = {
  version: number
  person_id: string
  at: Date
  kind: string
  before: Partial<Record<keyof CaseRow, unknown>>
  extra: Record<string, unknown>
}

/** How long a move can be taken back, in milliseconds. */
export const undoWithin = 30_000

/** What may be taken back of a case, and by whom; undefined where nothing may, or something happened since. */
export async function undoableOf(
  tx: Tx,
  row: Pick<CaseRow, 'community_id' | 'id' | 'version'>,
): Promise<Undoable | undefined> {
  const found = await sql<Undoable>`
    select version, person_id, at, kind, before, extra from caseflow.undo
    where community_id = ${row.community_id} and case_id = ${row.id} and version = ${row.version}`.execute(tx)
  return found.rows[0]
}

const instants: readonly (keyof CaseRow)[] = [
  'contact_due',
  'contacted_at',
  'resolve_due',
  'paused_at',
  'accepted_at',
  'finished_at',
  'confirm_until',
  'closed_at',
  'escalated_at',
]

/** Puts a locked case back to what it was before its last change, with a step that tells it. Returns it as it then stands. */
export async function undoCase<Row extends CaseRow>(
  tx: Tx,
  row: Row,
  undoable: Undoable,
  told: { actor: StepActor; visibility: 'internal' | 'public' },
  now: Date,
): Promise<Row> {
  const before = undoable.before as Partial<CaseRow>
  const set = Object.fromEntries(
    Object.entries(before).map(([column, value]) => [
      column,
      instants.includes(column as keyof CaseRow) && typeof value === 'string' ? new Date(value) : value,
    ]),
  ) as NonNullable<CaseChange['set']>
  const step = { kind: 'undone', ...told, data: { undone: undoable.kind } }
  return changeCase(
    tx,
    row,
    { set, ...assignmentBack(row, before), pauseOn: Boolean(set.paused_at), steps: [step] },
    now,
  )
}

function assignmentBack(row: CaseRow, before: Partial<CaseRow>): Pick<CaseChange, 'assignment'> {
  const moved = 'assignee_post_id' in before || 'assignee_person_id' in before
  if (!moved) return {}
  const was = { ...row, ...before }
  return {
    assignment: {
      how: 'undone',
      bodyId: was.lead_body_id,
      postId: was.assignee_post_id,
      personId: was.assignee_person_id,
      reason: '',
    },
  }
}
