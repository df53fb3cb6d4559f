import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { todayOf } from './store.ts'

const most = 200

/** Job: the day of a next step has come; said once for each day that is named. */
export async function remindLeads(ctx: WriteContext): Promise<void> {
  const day = await todayOf(ctx)
  const found = await sql<{ id: string }>`
    update undertakings.undertakings u set reminded_day = due.next_day from (
      select id, next_day from undertakings.undertakings where community_id = ${ctx.communityId} and state = 'open' and next_day <= ${day}
        and reminded_day is distinct from next_day order by next_day, id limit ${most}) due
    where u.community_id = ${ctx.communityId} and u.id = due.id returning u.id`.execute(ctx.tx)
  for (const { id } of found.rows) {
    ctx.audit('undertaking', id, { reminded: day })
    ctx.emit('undertakings.step_due', { undertaking_id: id })
  }
}
