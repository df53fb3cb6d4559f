/** Groups of organisations: their robots are told what the organisation itself is called to. */
import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { keysOf } from '../robots/keys.ts'
import { groupsWhere } from './groups.ts'

/** A line without anything personal: number, step, date, where to look. `at`: not before then. */
export type ToldBody = { bodyId: string; text: string; at: Date }

/** Has the robots of these organisations say it after the commit; organisations without one are passed over. */
export async function tellBodyGroups(ctx: WriteContext, told: readonly ToldBody[]): Promise<void> {
  const bodies = [...new Set(told.map((one) => one.bodyId))]
  if (bodies.length === 0) return
  const groups = await groupsWhere(
    ctx,
    sql`and g.retired_at is null and b.dissolved_at is null and g.body_id = any (${bodies}::uuid[])`,
  )
  const sending = groups.filter((group) => keysOf(ctx, group).webhook !== undefined)
  const rows = sending.flatMap((group) =>
    told
      .filter((one) => one.bodyId === group.body_id)
      .map((one) => ({
        community_id: ctx.communityId,
        id: ctx.newId(),
        group_id: group.id,
        state: 'waiting' as const,
        text: one.text,
        due_at: one.at,
      })),
  )
  if (rows.length === 0) return
  await ctx.tx.insertInto('channels.deliveries').values(rows).execute()
  for (const row of rows) ctx.audit('chat_group', row.group_id, { told: row.id })
  ctx.emit('channels.to_send', {})
}
