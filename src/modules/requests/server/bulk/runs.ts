import { sql } from 'kysely'
import type { z } from 'zod'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { bulkRun } from '../../contract/bulk-routes.ts'
import { routes } from '../../contract.ts'
import { grouped } from './preview-bulk.ts'

type RunView = z.output<typeof bulkRun>
export type RunRow = {
  id: string
  title: string
  total: number
  done: number
  refused: number
  started_at: Date
  stopped_at: Date | null
  finished_at: Date | null
}

const runsShown = 10

/** Somebody's own runs, the latest first; one where an id is given. */
async function ownRuns(ctx: ReadContext, id?: string): Promise<RunRow[]> {
  const found = await sql<RunRow>`
    select id, title, total, done, refused, started_at, stopped_at, finished_at from requests.bulk_runs
    where community_id = ${ctx.communityId} and person_id = ${ctx.actor.personId}::uuid
      and ${id === undefined ? sql`true` : sql`id = ${id}`}
    order by started_at desc, id limit ${runsShown}`.execute(ctx.tx)
  return found.rows
}

/** A run of one's own. Refusal: `platform.not_found`. */
export async function ownRun(ctx: ReadContext, id: string): Promise<RunRow> {
  return (await ownRuns(ctx, id))[0] ?? refuse('platform.not_found')
}

/** As it is shown; why some were refused is told once it has ended. */
export async function runView(ctx: ReadContext, row: RunRow): Promise<RunView> {
  const state = row.finished_at ? 'finished' : row.stopped_at ? 'stopped' : 'running'
  return {
    id: row.id,
    title: row.title,
    state,
    total: row.total,
    done: row.done,
    refused: row.refused,
    why: state === 'running' || row.refused === 0 ? [] : await whyRefused(ctx, row.id),
    started_at: row.started_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  }
}

async function whyRefused(ctx: ReadContext, runId: string) {
  const found = await sql<{ code: string; params: Record<string, string>; count: number }>`
    select coalesce(refusal, 'requests.bulk_fault') as code, coalesce(min(params::text)::jsonb, '{}') as params, count(*)::int as count
    from requests.bulk_items where community_id = ${ctx.communityId} and run_id = ${runId} and outcome in ('refused', 'fault')
    group by 1`.execute(ctx.tx)
  return grouped(ctx, found.rows)
}

export const bulkRuns = query(routes['GET /api/c/:community/bulk-runs'], async (ctx) => {
  const items: RunView[] = []
  for (const row of await ownRuns(ctx)) items.push(await runView(ctx, row))
  return { items }
})

export const oneBulkRun = query(routes['GET /api/c/:community/bulk-runs/:id'], async (ctx, { id }) =>
  runView(ctx, await ownRun(ctx, id)),
)

/** No further request is touched; those done stay done. Refusal: `platform.not_found`. */
export const stopBulk = command(routes['POST /api/c/:community/bulk-runs/:id/stop'], {
  async handle(ctx, { id }) {
    await ownRun(ctx, id)
    await sql`
      update requests.bulk_runs set stopped_at = ${ctx.now}
      where community_id = ${ctx.communityId} and id = ${id} and finished_at is null and stopped_at is null`.execute(
      ctx.tx,
    )
    ctx.audit('bulk_run', id, { stopped: true })
    return { id }
  },
  view: async (ctx, { id }) => runView(ctx, await ownRun(ctx, id)),
})
