import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { NewAsker } from './askers.ts'
import { type CaseRow, reckonNextDue } from './case.ts'
import type { NewAssignment } from './change-case.ts'
import { type NewStep, stepColumns, stepRecords, stepTable, stepValues } from './steps.ts'

export type NewCase = Pick<
  CaseRow,
  | 'id'
  | 'kind'
  | 'title'
  | 'state'
  | 'priority'
  | 'area_id'
  | 'admin_path'
  | 'compound_path'
  | 'lead_kind'
  | 'lead_body_id'
  | 'filed_at'
  | 'contact_due'
  | 'resolve_due'
  | 'due_estimated'
> & { steps: readonly NewStep[]; asker: NewAsker; assignment?: NewAssignment }

const attemptsMost = 50

/**
 * Opens a case with its first steps, its first asker and, where it goes straight to somebody, its assignment: one statement.
 * `numberOf` makes a candidate for the number; one already taken in the community is thrown again. Returns the number.
 */
export async function openCase(tx: Tx, communityId: number, opening: NewCase, numberOf: () => string): Promise<string> {
  for (let attempt = 0; attempt < attemptsMost; attempt += 1) {
    const number = numberOf()
    if (await insertCase(tx, communityId, opening, number)) return number
  }
  throw new Error(`no free number after ${attemptsMost} attempts`)
}

async function insertCase(tx: Tx, communityId: number, opening: NewCase, number: string): Promise<boolean> {
  const { steps, asker, assignment, ...values } = opening
  const row = {
    ...values,
    community_id: communityId,
    number,
    changed_at: values.filed_at,
    assignee_post_id: assignment?.postId ?? null,
    assignee_person_id: assignment?.personId ?? null,
    next_due: reckonNextDue({ ...values, contacted_at: null, paused_at: null, confirm_until: null }),
    steps_count: steps.length,
  }
  const inserted = await sql<{ case_id: string }>`
    with opened as (
      insert into caseflow.cases (${sql.raw(Object.keys(row).join(', '))})
      values (${sql.join(Object.values(row))})
      on conflict (community_id, number) do nothing returning community_id, id
    ), asked as (
      insert into caseflow.askers (community_id, thing_kind, thing_id, id, person_id, relation, contact_name, contact_phone, wants_updates, joined_at)
      select community_id, ${opening.kind}::text, id, ${asker.id}::uuid, ${asker.personId}::uuid, ${asker.relation}::text,
        ${asker.contactName}::text, ${asker.contactPhone}::text, ${asker.wantsUpdates}::boolean, ${opening.filed_at}::timestamptz
      from opened
    ), given as (
      insert into caseflow.assignments (community_id, case_id, seq, how, body_id, post_id, person_id, since, reason)
      select community_id, id, 1, ${assignment?.how ?? 'dispatched'}::text, ${assignment?.bodyId ?? null}::uuid, ${assignment?.postId ?? null}::uuid,
        ${assignment?.personId ?? null}::uuid, ${opening.filed_at}::timestamptz, ${assignment?.reason ?? ''}::text
      from opened where ${assignment !== undefined}
    )
    insert into caseflow.steps (${stepColumns})
    select opened.community_id, ${stepValues} from opened, ${stepTable(stepRecords(opening.id, steps, 0, opening.filed_at))}
    returning case_id`.execute(tx)
  return inserted.rows.length > 0
}
