import type { Database } from './database.ts'
import { inCommunity } from './transaction.ts'

const job = 'platform.gather-statistics'
const everyHours = 24
/** Belongs to the installation, not to a community. */
const installation = 0

/**
 * Once a day counts what is in the embedded database, so that its planner knows small from large: it has nobody who would do so by
 * itself, as a PostgreSQL server has. Table by table, each in a statement of its own, so that whoever waits gets in between. Only the
 * tables' owner may, so this is no module's job. Returns how many tables were looked at.
 */
export async function gatherStatistics(database: Database, now: Date): Promise<number> {
  if (database.kind !== 'pglite' || !(await claim(database, now))) return 0
  const found = await database.owner.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%' order by 1`)
  for (const { name } of found.rows) await database.owner.query(`analyze ${name}`)
  return found.rows.length
}

/** Whether it is due; then the next time is noted. */
async function claim(database: Database, now: Date): Promise<boolean> {
  const next = new Date(now.getTime() + everyHours * 3_600_000)
  return inCommunity(database, installation, async (tx) => {
    const taken = await tx
      .insertInto('platform.job_runs')
      .values({ community_id: installation, job, next_at: next, last_at: now })
      .onConflict((conflict) =>
        conflict
          .columns(['community_id', 'job'])
          .doUpdateSet({ next_at: next, last_at: now })
          .where((either) =>
            either.or([either('platform.job_runs.next_at', '<=', now), either('platform.job_runs.next_at', '>', next)]),
          ),
      )
      .returning('job')
      .execute()
    return taken.length > 0
  })
}
