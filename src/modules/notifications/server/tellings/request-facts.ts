import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'

/** A request as far as messages speak of it: its number and dates, never its matter. */
export type RequestFacts = {
  id: string
  number: string
  state: string
  closed_by: string | null
  contact_due: Date
  contacted_at: Date | null
  resolve_due: Date
  confirm_until: Date | null
  assignee_person_id: string | null
  lead_body_id: string | null
  /** whom the last lateness was told to */
  told_person_id: string | null
  askers: Asker[]
}

export type Asker = { person_id: string | null; relation: string; phone: string | null; wants_updates: boolean }

/** Requests by id with those who ask for them now. One query, by index. */
export async function requestFacts(ctx: ReadContext, ids: readonly string[]): Promise<RequestFacts[]> {
  const found = await sql<RequestFacts>`
    select c.id, c.number, c.state, c.closed_by, c.contact_due, c.contacted_at, c.resolve_due, c.confirm_until, c.assignee_person_id, c.lead_body_id,
      (select (s.data->>'person_id')::uuid from caseflow.steps s where c.escalation_level > 0 and s.community_id = c.community_id
        and s.case_id = c.id and s.kind = 'escalated' order by s.seq desc limit 1) as told_person_id,
      coalesce((select jsonb_agg(jsonb_build_object('person_id', a.person_id, 'relation', a.relation, 'phone', a.contact_phone,
        'wants_updates', a.wants_updates)) from caseflow.askers a where a.community_id = c.community_id and a.thing_kind = 'request'
        and a.thing_id = c.id and a.left_at is null), '[]'::jsonb) as askers
    from caseflow.cases c
    where c.community_id = ${ctx.communityId} and c.kind = 'request' and c.id = any (${[...new Set(ids)]}::uuid[])`.execute(
    ctx.tx,
  )
  return found.rows
}
