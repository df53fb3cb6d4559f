/** A household that said more than one thing: each stands by itself beside the first. */
import { sql } from 'kysely'
import { command, type WriteContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { routes } from '../contract.ts'
import { conditionThing, oneCondition } from './conditions.ts'
import { lockProject } from './store.ts'

const partsMost = 20

/** How many of that household there are. Refusal: `platform.not_found`. */
async function partsOf(ctx: WriteContext, projectId: string, id: string): Promise<number> {
  const found = await sql<{ parts: number }>`
    select (select max(o.part) from projects.conditions o where o.community_id = c.community_id and o.project_id = c.project_id and o.seq = c.seq) as parts
    from projects.conditions c where c.community_id = ${ctx.communityId} and c.project_id = ${projectId} and c.id = ${id}`.execute(
    ctx.tx,
  )
  return found.rows[0]?.parts ?? refuse('platform.not_found')
}

/** Another thing the same household asks for, said later or along with the first; its words stay out of the audit's values. Refusals: see the route. */
export const addCondition = command(routes['POST /api/c/:community/projects/:id/conditions/:condition/add'], {
  async handle(ctx, { id, condition: beside, text }) {
    await lockProject(ctx, id, 'settle')
    const parts = await partsOf(ctx, id, beside)
    if (parts >= partsMost) refuse('projects.conditions_full', { most: partsMost })
    const condition = ctx.newId()
    await sql`
      insert into projects.conditions (community_id, id, project_id, seq, part, dwelling_id, home_key, by_person, place, text, said_at, entered_by_person)
      select community_id, ${condition}, project_id, seq, ${parts + 1}, dwelling_id, home_key, by_person, place, ${text}, ${ctx.now}, ${ctx.actor.personId}
      from projects.conditions where community_id = ${ctx.communityId} and id = ${beside}`.execute(ctx.tx)
    ctx.audit(conditionThing, condition, { project: id, part: parts + 1 })
    ctx.emit('projects.condition_changed', { condition_id: condition, what: 'added' })
    return { id, condition }
  },
  view: oneCondition,
})

/** Takes away what was written down by mistake, while it is open; what was said with the vote stays. Refusals: see the route. */
export const dropCondition = command(
  routes['POST /api/c/:community/projects/:id/conditions/:condition/drop'],
  async (ctx, { id, condition, reason }) => {
    await lockProject(ctx, id, 'settle')
    const row = await oneCondition(ctx, { id, condition })
    if (row.part === 1) refuse('projects.condition_voted')
    if (row.state !== 'open') refuse('projects.condition_settled')
    await sql`delete from projects.conditions where community_id = ${ctx.communityId} and id = ${condition}`.execute(
      ctx.tx,
    )
    ctx.audit(conditionThing, condition, { project: id, reason })
    return { id }
  },
)
