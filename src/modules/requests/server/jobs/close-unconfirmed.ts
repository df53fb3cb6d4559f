import { sql } from 'kysely'
import { changeCases, systemActor } from '../../../../engines/caseflow/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'

/** One run looks at so many; the next run goes on. */
const most = 200

/**
 * Closes what was finished and heard no word within the window: closed, unconfirmed. It stays outside the denominators of the rates
 * and is shown apart.
 */
export async function closeUnconfirmed(ctx: WriteContext): Promise<void> {
  const found = await sql<{ id: string; steps_count: number; closing_no: number }>`
    select id, steps_count, closing_no from caseflow.cases
    where community_id = ${ctx.communityId} and kind = 'request' and state = 'finished' and next_due < ${ctx.now}
    order by next_due limit ${most} for update skip locked`.execute(ctx.tx)
  const steps = found.rows.map((row) => ({
    row,
    step: {
      kind: 'closed',
      actor: systemActor,
      visibility: 'public' as const,
      data: { closing_no: row.closing_no, closed_by: 'unconfirmed' },
    },
  }))
  const set = { state: 'closed', closed_by: 'unconfirmed', closed_at: ctx.now, next_due: null }
  await changeCases(ctx.tx, ctx.communityId, { set, steps }, ctx.now)
  for (const row of found.rows) {
    ctx.audit('request', row.id, { state: 'closed', closed_by: 'unconfirmed' })
    ctx.emit('requests.closed', { request_id: row.id, closing_no: row.closing_no })
  }
}
