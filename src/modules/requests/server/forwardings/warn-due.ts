import { sql } from 'kysely'
import { changeCases, systemActor } from '../../../../engines/caseflow/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { awaited } from './store.ts'

const most = 200
/** The desk is told a day before the answer is expected. */
const hoursBefore = 24

type Near = { id: string; request_id: string; steps_count: number; addressee: string; due_on: string }

/** Tells the desk of letters whose day of answering is near or over, once each. */
export async function warnForwardings(ctx: WriteContext): Promise<void> {
  const until = new Date(ctx.now.getTime() + hoursBefore * 3_600_000)
  const found = await sql<Near>`
    select f.id, f.request_id, c.steps_count, f.addressee, f.due_on from requests.forwardings f
    join caseflow.cases c on c.community_id = f.community_id and c.id = f.request_id
    where f.community_id = ${ctx.communityId} and ${awaited} and f.warned_at is null and f.due_at <= ${until}
      and c.state in ('to_dispatch', 'assigned', 'accepted')
    order by f.due_at, f.id limit ${most} for update of c, f skip locked`.execute(ctx.tx)
  // Of several letters of one request the first one's step is written in this run, the next one's in the following run.
  const first = [...new Map(found.rows.toReversed().map((row) => [row.request_id, row])).values()]
  if (first.length === 0) return
  const steps = first.map((row) => ({
    row: { id: row.request_id, steps_count: row.steps_count },
    step: {
      kind: 'forwarding_due',
      actor: systemActor,
      visibility: 'internal' as const,
      data: { forwarding_id: row.id, addressee: row.addressee, due_on: row.due_on },
    },
  }))
  await changeCases(ctx.tx, ctx.communityId, { set: {}, steps }, ctx.now)
  await sql`
    update requests.forwardings set warned_at = ${ctx.now}
    where community_id = ${ctx.communityId} and id = any (${first.map((row) => row.id)}::uuid[])`.execute(ctx.tx)
  for (const row of first) {
    ctx.audit('request', row.request_id, { forwarding: row.id, due_on: row.due_on })
    ctx.emit('requests.forwarding_due', { request_id: row.request_id, forwarding_id: row.id })
  }
}
