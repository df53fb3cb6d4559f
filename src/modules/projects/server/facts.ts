import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import { holdersOf } from '../../bodies/api.ts'
import type { ConditionState } from '../contract/kinds.ts'
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

/** A household's condition as far as messages speak of it: of which project, how it stands, who said it. */
export type ConditionFacts = { project_id: string; number: string; state: ConditionState; by_person: string | null }

export async function conditionFacts(ctx: ReadContext, id: string): Promise<ConditionFacts | undefined> {
  const found = await sql<ConditionFacts>`
    select c.project_id, p.number, c.state, c.by_person from projects.conditions c
    join projects.projects p on p.community_id = c.community_id and p.id = c.project_id
    where c.community_id = ${ctx.communityId} and c.id = ${id}`.execute(ctx.tx)
  return found.rows[0]
}
