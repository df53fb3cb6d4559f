import { type RawBuilder, sql } from 'kysely'

/**
 * Who took a step: the installation, a member of staff by a post, or a resident (person null: nobody's name is kept). `forPersonId`: the
 * absent holder of the post, where somebody deputises; kept in the step's data.
 */
export type StepActor = {
  kind: 'system' | 'staff' | 'resident'
  personId: string | null
  postId: string | null
  bodyId: string | null
  forPersonId?: string
}

export const systemActor: StepActor = { kind: 'system', personId: null, postId: null, bodyId: null }

/** One entry of the timeline. `body`: words of a person. `data`: ids and figures the entry speaks of; never names. */
export type NewStep = {
  kind: string
  actor: StepActor
  visibility: 'internal' | 'public'
  body?: string
  data?: Record<string, unknown>
}

/** What `insert into caseflow.steps` takes, as data. */
export type StepRecord = ReturnType<typeof stepRecords>[number]

/** Rows of one case's steps, following on its first `count`. */
export function stepRecords(caseId: string, steps: readonly NewStep[], count: number, at: Date, version = 1) {
  return steps.map((step, index) => ({
    case_id: caseId,
    seq: count + index + 1,
    at,
    kind: step.kind,
    actor_kind: step.actor.kind,
    person_id: step.actor.personId,
    post_id: step.actor.postId,
    body_id: step.actor.bodyId,
    visibility: step.visibility,
    body: step.body ?? '',
    data: { ...step.data, ...(step.actor.forPersonId ? { for_person_id: step.actor.forPersonId } : {}) },
    version,
  }))
}

/** The records as a table `s`, of one parameter however many there are. */
export function stepTable(records: readonly StepRecord[]): RawBuilder<unknown> {
  return sql`jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as s (case_id uuid, seq int, at timestamptz, kind text,
    actor_kind text, person_id uuid, post_id uuid, body_id uuid, visibility text, body text, data jsonb, version int)`
}

/** Columns, and their values from the table `s`. */
export const stepColumns = sql`community_id, case_id, seq, at, kind, actor_kind, person_id, post_id, body_id, visibility, body, data, version`
export const stepValues = sql`s.case_id, s.seq, s.at, s.kind, s.actor_kind, s.person_id, s.post_id, s.body_id, s.visibility, s.body, s.data, s.version`
