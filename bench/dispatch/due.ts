import type pg from 'pg'
import { firstCopy } from '../lists/seed.ts'

/** So many requests of each community come to their limit, and as many more come near it, whatever else is open. */
export const dueEach = 20

/**
 * Leaves every copied request open and far from its limit, but for those that are due: past it, or an hour before. Called before each sweep, since a
 * sweep marks what it has told.
 */
export async function makeDue(client: pg.Pool, communities: number, now: Date): Promise<void> {
  const copied = `community_id between ${firstCopy} and ${firstCopy + communities - 1}`
  await client.query(
    `update caseflow.cases set state = case when assignee_person_id is null then 'to_dispatch' else 'assigned' end, outcome = null,
      closed_by = null, closed_at = null, finished_at = null, confirm_until = null, contacted_at = null, paused_at = null, accepted_at = null,
      escalated_at = null, escalation_level = 0, reminded_for = null, contact_due = $1::timestamptz + interval '30 days',
      resolve_due = $1::timestamptz + interval '40 days', next_due = $1::timestamptz + interval '30 days'
    where ${copied} and (next_due is null or next_due < $1::timestamptz + interval '20 days' or state not in ('to_dispatch', 'assigned'))`,
    [now],
  )
  await client.query(
    `with chosen as (
      select community_id, id, row_number() over (partition by community_id order by id) as place from caseflow.cases
      where ${copied} and state = 'assigned'
    )
    update caseflow.cases c set filed_at = $1::timestamptz - interval '1 day',
      contact_due = $1::timestamptz + case when n.place <= ${dueEach} then interval '-1 hour' else interval '1 hour' end,
      next_due = $1::timestamptz + case when n.place <= ${dueEach} then interval '-1 hour' else interval '1 hour' end
    from chosen n where n.community_id = c.community_id and n.id = c.id and n.place <= ${2 * dueEach}`,
    [now],
  )
}
