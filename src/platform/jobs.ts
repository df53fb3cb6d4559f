import { type Door, runIn } from './command/run.ts'
import type { Command } from './command/types.ts'
import { gatherStatistics } from './db/statistics.ts'
import { inCommunity, isOutside } from './db/transaction.ts'
import { hasRoom } from './disk.ts'
import type { Job } from './module.ts'

const tickMilliseconds = 30_000

export type JobRunner = {
  /** Runs what is due in every community; returns how many jobs ran. */
  runDue(): Promise<number>
  /** How many jobs this process has run. */
  ranCount(): number
  start(): void
  stop(): Promise<void>
}

/**
 * Runs the modules' jobs, each in each community in a transaction of its own, at most once per interval however many processes
 * share the database: the row of a job is locked while it runs, and others pass it by.
 */
export function createJobRunner(door: () => Door, communityIds: () => Promise<readonly number[]>): JobRunner {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<number> | null = null
  let ranCount = 0

  async function runAll(): Promise<number> {
    let ran = 0
    if (!(await hasRoom(door()))) return ran
    for (const communityId of await communityIds()) {
      for (const job of jobsOf(door())) {
        if (await runJob(door(), job, communityId)) ran += 1
      }
    }
    ranCount += ran
    if (ran > 0) door().poke()
    await gatherStatistics(door().database, door().services.clock.now())
    return ran
  }

  function runDue(): Promise<number> {
    running ??= runAll().finally(() => {
      running = null
    })
    return running
  }

  function quietly() {
    runDue().catch((error) =>
      door().services.log.error({ error: (error as Error).message }, 'jobs stopped; they are tried again'),
    )
  }

  return {
    runDue,
    ranCount: () => ranCount,
    // Not at once: whoever has just started the server waits for its first page, and on the first day everything is due.
    start: () => {
      timer ??= setInterval(quietly, tickMilliseconds).unref()
    },
    stop: async () => {
      clearInterval(timer)
      await running?.catch(() => undefined)
    },
  }
}

function jobsOf(door: Door): Job[] {
  return door.registry.modules.flatMap((module) => module.jobs ?? [])
}

async function runJob(door: Door, job: Job, communityId: number): Promise<boolean> {
  const now = door.services.clock.now()
  const next = new Date(now.getTime() + job.everyMinutes * 60_000)
  try {
    return await inCommunity(door.database, communityId, async (tx) => {
      await tx
        .insertInto('platform.job_runs')
        .values({ community_id: communityId, job: job.name, next_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const due = await tx
        .selectFrom('platform.job_runs')
        .select('job')
        .where('community_id', '=', communityId)
        .where('job', '=', job.name)
        // Never further off than one interval: later, the clock was set back.
        .where((either) => either.or([either('next_at', '<=', now), either('next_at', '>', next)]))
        .forUpdate()
        .skipLocked()
        .executeTakeFirst()
      if (!due) return false
      await runIn(door, tx, asCommand(job), { accountId: null, communityId, language: 'zh-CN', as: 'system' }, {})
      await mark(tx, communityId, job.name, { next_at: next, last_at: now, last_error: null })
      return true
    })
  } catch (error) {
    if (isOutside(error)) throw error
    const message = (error as Error).message
    door.services.log.error({ job: job.name, communityId, error: message }, 'job stopped')
    await inCommunity(door.database, communityId, (tx) =>
      mark(tx, communityId, job.name, { next_at: next, last_at: now, last_error: message.slice(0, 500) }),
    )
    return false
  }
}

type Mark = { next_at: Date; last_at: Date; last_error: string | null }

async function mark(tx: Door['database']['kysely'], communityId: number, job: string, values: Mark): Promise<void> {
  await tx
    .updateTable('platform.job_runs')
    .set(values)
    .where('community_id', '=', communityId)
    .where('job', '=', job)
    .execute()
}

function asCommand(job: Job): Command {
  return {
    kind: 'command',
    route: { name: job.name, summary: '', access: 'public', output: undefined as never },
    anonymousActor: false,
    handle: (ctx) => job.run(ctx),
    view: async () => null,
  }
}
