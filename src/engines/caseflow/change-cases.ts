import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { CaseRow } from './case.ts'
import { type NewStep, stepColumns, stepRecords, stepTable, stepValues } from './steps.ts'

/** One step for each of many cases. `row`: the case as locked. */
export type ManyStep = { row: Pick<CaseRow, 'id' | 'steps_count'>; step: NewStep }

/**
 * Makes the same change to many cases the caller has locked, each with a step of its own: one statement. Values may be SQL
 * (`escalation_level + 1`). Whoever changes what `next_due` follows from sets it too.
 */
export async function changeCases(
  tx: Tx,
  communityId: number,
  change: { set: Partial<Record<keyof CaseRow, unknown>>; steps: readonly ManyStep[] },
  now: Date,
): Promise<void> {
  if (change.steps.length === 0) return
  const ids = change.steps.map(({ row }) => row.id)
  const values = Object.entries(change.set).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  const rows = change.steps.flatMap(({ row, step }) => stepRecords(row.id, [step], row.steps_count, now))
  await sql`
    with changed as (
      update caseflow.cases set ${sql.join([...values, sql`steps_count = steps_count + 1`, sql`version = version + 1`])}
      where community_id = ${communityId} and id = any (${ids}::uuid[])
    )
    insert into caseflow.steps (${stepColumns}) select ${communityId}::int, ${stepValues} from ${stepTable(rows)}`.execute(
    tx,
  )
}
