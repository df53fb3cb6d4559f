import { sql } from 'kysely'
import { query, type ReadContext } from '../../../platform/command/types.ts'
import { keyAge, olderKeys } from '../../../platform/keys/key-check.ts'
import { release } from '../../../platform/release.ts'
import { routes } from '../contract.ts'
import { countChecks } from './count-checks.ts'

const lateAfterHours = 48
const jobsMost = 50

/** How the installation keeps, as seen from one community. */
export const state = query(routes['GET /api/c/:community/upkeep'], async (ctx) => ({
  release,
  backup: await lastBackup(ctx),
  keys: await keys(ctx),
  counts: await countChecks(ctx),
  reactions: await reactions(ctx),
  failing_jobs: await failingJobs(ctx),
}))

async function lastBackup(ctx: ReadContext) {
  const row = await ctx.tx
    .selectFrom('platform.backups')
    .select(['made_at', 'file_bytes', 'rows', 'files', 'files_missing'])
    .orderBy('made_at', 'desc')
    .executeTakeFirst()
  if (!row) return null
  const late = ctx.now.getTime() - row.made_at.getTime() > lateAfterHours * 3_600_000
  return { ...row, made_at: row.made_at.toISOString(), late }
}

async function keys(ctx: ReadContext) {
  const { vault } = ctx.services
  const { since, ...age } = keyAge(vault, ctx.now)
  const { count, work } = await olderKeys(ctx.tx, vault)
  return {
    ...age,
    since: since.toISOString(),
    older: count,
    work: work && { ...work, counted_at: work.counted_at.toISOString() },
  }
}

async function reactions(ctx: ReadContext) {
  const found = await sql<{ waiting: number; gave_up: number }>`
    select waiting, gave_up from platform.outbox_waiting(${ctx.now})`.execute(ctx.tx)
  return { waiting: found.rows[0]?.waiting ?? 0, gave_up: found.rows[0]?.gave_up ?? 0 }
}

async function failingJobs(ctx: ReadContext) {
  const rows = await ctx.tx
    .selectFrom('platform.job_runs')
    .select(['job', 'last_at'])
    .where('community_id', '=', ctx.communityId)
    .where('last_error', 'is not', null)
    .orderBy('job')
    .limit(jobsMost)
    .execute()
  return rows.map((row) => ({ job: row.job, last_at: row.last_at?.toISOString() ?? null }))
}
