import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bulkMost } from '../../contract/bulk-routes.ts'
import { routes } from '../../contract.ts'
import { ownRun, runView } from './runs.ts'
import { rowsMeant } from './target.ts'

/**
 * Freezes which requests are meant, then works them off in the background, one transaction each. Refusals: `requests.area_unknown`,
 * `requests.bulk_nothing`, `requests.bulk_too_many`, `requests.bulk_running` (one at a time for one person).
 */
export const startBulk = command(routes['POST /api/c/:community/bulk-runs'], {
  async handle(ctx, { target, steps, title }) {
    const { personId, accountId } = ctx.actor
    if (!personId || !accountId) refuse('platform.not_a_member')
    const { rows, tooMany } = await rowsMeant(ctx, target)
    if (rows.length === 0) refuse('requests.bulk_nothing')
    if (tooMany) refuse('requests.bulk_too_many', { most: bulkMost })
    const running = await sql`
      select 1 from requests.bulk_runs where community_id = ${ctx.communityId} and person_id = ${personId}
        and finished_at is null and stopped_at is null for update`.execute(ctx.tx)
    if (running.rows.length > 0) refuse('requests.bulk_running')
    const id = ctx.newId()
    const filter = target.ids ? null : JSON.stringify(target.filter)
    await sql`
      insert into requests.bulk_runs (community_id, id, steps, filter, title, person_id, account_id, language, total, started_at)
      values (${ctx.communityId}, ${id}, ${JSON.stringify(steps)}::jsonb, ${filter}::jsonb, ${title}, ${personId}, ${accountId},
        ${ctx.language}, ${rows.length}, ${ctx.now})`.execute(ctx.tx)
    await sql`
      insert into requests.bulk_items (community_id, run_id, seq, request_id)
      select ${ctx.communityId}::int, ${id}::uuid, seq, request_id
      from unnest(${rows.map((row) => row.id)}::uuid[]) with ordinality as meant (request_id, seq)`.execute(ctx.tx)
    ctx.audit('bulk_run', id, { acts: steps.map((step) => step.act), requests: rows.length })
    ctx.emit('requests.bulk_due', { run_id: id })
    return { id }
  },
  view: async (ctx, { id }) => runView(ctx, await ownRun(ctx, id)),
})
