import { sql } from 'kysely'
import { changeCases, type ManyStep, systemActor } from '../../../../engines/caseflow/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { communityRules } from '../rules/community.ts'

/** One run looks at so many; the next run goes on. */
const most = 200

type Near = {
  id: string
  steps_count: number
  next_due: Date
  assignee_post_id: string
  assignee_person_id: string | null
  contacted_at: Date | null
}

/**
 * Reminds whoever has a request in hand before its next limit passes, once for each limit. What was reminded of is out of the index, so that
 * a run costs what comes due.
 */
export async function remindDue(ctx: WriteContext): Promise<void> {
  const { remindHours } = await communityRules(ctx.tx, ctx.communityId)
  const until = new Date(ctx.now.getTime() + remindHours * 3_600_000)
  const found = await sql<Near>`
    select c.id, c.steps_count, c.next_due, c.assignee_post_id, c.assignee_person_id, c.contacted_at from caseflow.cases c
    where c.community_id = ${ctx.communityId} and c.kind = 'request' and c.state in ('assigned', 'accepted')
      and (c.reminded_for is null or c.reminded_for <> c.next_due) and c.next_due >= ${ctx.now} and c.next_due <= ${until}
      and c.next_due <= ${ctx.now}::timestamptz + (c.next_due - greatest(c.filed_at, coalesce(c.accepted_at, c.filed_at))) / 2
    order by c.next_due, c.id limit ${most} for update of c skip locked`.execute(ctx.tx)
  const steps = found.rows.map((row) => ({ row, step: reminded(row) }))
  await changeCases(ctx.tx, ctx.communityId, { set: { reminded_for: sql`next_due` }, steps }, ctx.now)
  for (const row of found.rows) {
    ctx.audit('request', row.id, { reminded_for: row.next_due.toISOString() })
    ctx.emit('requests.reminded', { request_id: row.id })
  }
}

function reminded(row: Near): ManyStep['step'] {
  const data = {
    post_id: row.assignee_post_id,
    person_id: row.assignee_person_id,
    due: row.next_due,
    of: row.contacted_at ? 'resolve' : 'contact',
  }
  return { kind: 'reminded', actor: systemActor, visibility: 'internal', data }
}
