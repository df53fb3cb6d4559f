import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { type EventHandler, on } from '../../../platform/module.ts'
import { actStands, keepForUndo, keptForUndo } from '../../people/api.ts'

type Merge = { kept_id: string; merged_id: string; act_id: string }

const messages = 'notifications.messages'

/** One entry of the register turned out to be another: what it was told is the kept one's. */
async function followMerged(ctx: WriteContext, { kept_id, merged_id, act_id }: Merge): Promise<void> {
  if (!(await actStands(ctx, act_id))) return
  const moved = await sql<{ id: string }>`
    update notifications.messages set person_id = ${kept_id} where community_id = ${ctx.communityId} and person_id = ${merged_id}
    returning id`.execute(ctx.tx)
  await keepForUndo(ctx, act_id, messages, moved.rows)
  if (moved.rows.length > 0) ctx.audit('person', kept_id, { messages_from: merged_id })
}

/** They were two people after all. */
async function followUnmerged(ctx: WriteContext, { kept_id, merged_id, act_id }: Merge): Promise<void> {
  const ids = (await keptForUndo(ctx, act_id, messages)).map(({ id }) => id)
  if (ids.length === 0) return
  await sql`
    update notifications.messages set person_id = ${merged_id}
    where community_id = ${ctx.communityId} and person_id = ${kept_id} and id = any (${ids}::uuid[])`.execute(ctx.tx)
  ctx.audit('person', merged_id, { messages_back: ids.length })
}

export const followingPeople: readonly EventHandler[] = [
  on<Merge>('people.merged', 'notifications.follow-merged-person', followMerged),
  on<Merge>('people.unmerged', 'notifications.follow-unmerged-person', followUnmerged),
]
