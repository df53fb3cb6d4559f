import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { sqlState } from '../../../../platform/db/transaction.ts'
import { on, type RunAs } from '../../../../platform/module.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { requestBriefs } from '../views/request-brief.ts'
import { findRow } from '../views/rows.ts'
import { type BulkStep, commandOf } from './steps.ts'

type Run = { steps: BulkStep[]; account_id: string; language: string }
type Item = { seq: number; request_id: string }
type Outcome = { outcome: 'done' | 'refused' | 'fault'; refusal?: string; params?: object }

/**
 * Works off the next request of a run and announces the one after it: each in a transaction of its own, between which everything else
 * that waits gets its turn. A killed process goes on where it was.
 */
export const workBulk = on<{ run_id: string }>(
  'requests.bulk_due',
  'requests.work-bulk',
  async (ctx, { run_id }, runAs) => {
    const run = await openRun(ctx, run_id)
    if (!run) return
    const item = await nextItem(ctx, run_id)
    if (!item) return finish(ctx, run_id)
    await keep(ctx, run_id, item.seq, await outcomeOf(ctx, run, item, runAs))
    ctx.emit('requests.bulk_due', { run_id })
  },
)

async function openRun(ctx: WriteContext, id: string): Promise<Run | undefined> {
  const found = await sql<Run>`
    select steps, account_id, language from requests.bulk_runs
    where community_id = ${ctx.communityId} and id = ${id} and finished_at is null and stopped_at is null for update`.execute(
    ctx.tx,
  )
  return found.rows[0]
}

async function nextItem(ctx: WriteContext, runId: string): Promise<Item | undefined> {
  const found = await sql<Item>`
    select i.seq, i.request_id from requests.bulk_runs r
    join requests.bulk_items i on i.community_id = r.community_id and i.run_id = r.id and i.seq = r.done + r.refused + 1
    where r.community_id = ${ctx.communityId} and r.id = ${runId}`.execute(ctx.tx)
  return found.rows[0]
}

/** All steps of one request or none: what the second refuses, the first has not done either. */
async function outcomeOf(ctx: WriteContext, run: Run, item: Item, runAs: RunAs): Promise<Outcome> {
  const row = await findRow(ctx.tx, ctx.communityId, item.request_id)
  const [brief] = row ? await requestBriefs(ctx, [row]) : []
  if (!brief) return { outcome: 'refused', refusal: 'platform.not_found' }
  try {
    await runAs(
      { accountId: run.account_id, language: run.language },
      run.steps.map((step) => commandOf(step, brief)),
    )
    return { outcome: 'done' }
  } catch (error) {
    if (error instanceof Refusal) return { outcome: 'refused', refusal: error.code, params: error.params }
    // The database's own troubles are waited out and tried again.
    if (sqlState(error) !== undefined) throw error
    ctx.services.log.error({ request: item.request_id, error: (error as Error).message }, 'a bulk act failed')
    return { outcome: 'fault' }
  }
}

async function keep(
  ctx: WriteContext,
  runId: string,
  seq: number,
  { outcome, refusal, params }: Outcome,
): Promise<void> {
  await sql`
    update requests.bulk_items set outcome = ${outcome}, refusal = ${refusal ?? null}, params = ${JSON.stringify(params ?? {})}::jsonb
    where community_id = ${ctx.communityId} and run_id = ${runId} and seq = ${seq}`.execute(ctx.tx)
  const counter = sql.ref(outcome === 'done' ? 'done' : 'refused')
  await sql`
    update requests.bulk_runs set ${counter} = ${counter} + 1 where community_id = ${ctx.communityId} and id = ${runId}`.execute(
    ctx.tx,
  )
}

async function finish(ctx: WriteContext, runId: string): Promise<void> {
  await sql`
    update requests.bulk_runs set finished_at = ${ctx.now} where community_id = ${ctx.communityId} and id = ${runId}`.execute(
    ctx.tx,
  )
  ctx.audit('bulk_run', runId, { finished: true })
}
