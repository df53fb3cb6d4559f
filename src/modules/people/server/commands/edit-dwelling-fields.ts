import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { mergedValues } from '../fields-of-community/values.ts'
import { reachDwelling } from '../reach-dwelling.ts'
import { dwellingFacts } from '../views/dwelling.ts'

/** Enters what the community wants to know of a dwelling. `revision`: the one that was looked at, 0 where nothing was entered yet. */
export const editDwellingFields = command(routes['PUT /api/c/:community/dwellings/:id/fields'], {
  async handle(ctx, { id, custom, revision }) {
    await reachDwelling(ctx, id)
    const before = await dwellingFacts(ctx, id)
    if (before.revision !== revision) refuse('people.changed_meanwhile')
    const after = await mergedValues(ctx, { subject: 'dwelling', before: before.custom, given: custom })
    const written = await sql`
      insert into people.dwelling_facts as f (community_id, dwelling_id, custom, updated_at, revision)
      values (${ctx.communityId}, ${id}, ${JSON.stringify(after)}, ${ctx.now}, ${revision + 1})
      on conflict (community_id, dwelling_id) do update
        set custom = excluded.custom, updated_at = excluded.updated_at, revision = excluded.revision
        where f.revision = ${revision}`.execute(ctx.tx)
    if (Number(written.numAffectedRows ?? 0) === 0) refuse('people.changed_meanwhile')
    ctx.audit('dwelling_fields', id, { custom: after })
    return { id }
  },
  view: async (_, { id }) => ({ id }),
})
