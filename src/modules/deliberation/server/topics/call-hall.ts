import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { grownUpsIn } from '../../../people/api.ts'
import { thing } from './begin.ts'
import { todayOf, topicsWhere } from './store.ts'

type Due = { topic_id: string; after: string | null }

/** So many people in one transaction: a hall of thousands keeps no other writer waiting. */
const atOnce = 400

/**
 * Tells everybody of a hall that a topic was opened, a piece at a time: some people, and the word for the next piece, which begins behind the last
 * of them. Members of a body are told by the opening itself.
 */
export async function callHall(ctx: WriteContext, { topic_id, after }: Due): Promise<void> {
  const [row] = await topicsWhere(ctx, sql`t.id = ${topic_id} and t.state = 'open'`)
  if (!row) return
  const whom = { owners: row.who === 'owners', day: await todayOf(ctx), after, most: atOnce }
  const people = await grownUpsIn(ctx.tx, ctx.communityId, row, whom)
  if (people.length === 0) return
  ctx.emit('deliberation.hall_called', { topic_id, person_ids: people })
  ctx.audit(thing, topic_id, { told_people: people.length })
  if (people.length === atOnce) ctx.emit('deliberation.hall_call_due', { topic_id, after: people.at(-1) ?? null })
}
