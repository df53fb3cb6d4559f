import type { ReadContext } from '../../../platform/command/types.ts'
import { holdersOf } from '../../bodies/api.ts'
import { findProject, type Row } from './store.ts'

/** A project as far as messages speak of it: its number, how it stands, and who holds the post that leads it. */
export type ProjectFacts = Pick<Row, 'number' | 'state'> & { leads: string[] }

export async function projectFacts(ctx: ReadContext, id: string): Promise<ProjectFacts | undefined> {
  const row = await findProject(ctx, id)
  if (!row) return undefined
  const holders = row.lead_post_id
    ? await holdersOf(ctx.tx, ctx.communityId, { postId: row.lead_post_id }, ctx.now)
    : []
  return { number: row.number, state: row.state, leads: holders.map((holder) => holder.person_id) }
}
