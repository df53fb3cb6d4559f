import { type Door, runIn } from './command/run.ts'
import type { Tx } from './db/database.ts'
import { gatherStatistics } from './db/statistics.ts'
import { inCommunity, isOutside } from './db/transaction.ts'
import { hasRoom } from './disk.ts'
import type { Job } from './module.ts'
import { asCommand, piecesOf, systemIn } from './pieces.ts'

const tickMilliseconds = 30_000
/** So long a job that works in pieces is left to the process that took it; where that one vanished, another takes it up. */
const inHandMinutesMost = 10

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
 * share the database: the row of a job is locked while it runs, and others pass it by. One that works in pieces holds no lock: its next
 * time is put off when it is taken.
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
    const done = { next_at: next, last_at: now, last_error: null }
    if ('runInPieces' in job) {
      if (!(await taken(door, job, communityId, now, next))) return false
      await job.runInPieces(piecesOf(door, job.name, communityId))
      await inCommunity(door.database, communityId, (tx) => mark(tx, communityId, job.name, done))
      return true
    }
    return await inCommunity(door.database, communityId, async (tx) => {
      if (!(await lockedDue(tx, job, communityId, now, next))) return false
      await runIn(door, tx, asCommand(job.name, job.run), systemIn(communityId), {})
      await mark(tx, communityId, job.name, done)
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

/** Whether the job is due and no other process has it: then its row is locked. */
async function lockedDue(tx: Tx, job: Job, communityId: number, now: Date, next: Date): Promise<boolean> {
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
  return due !== undefined
}

/** Takes a job that works in pieces. */
function taken(door: Door, job: Job, communityId: number, now: Date, next: Date): Promise<boolean> {
  const inHand = new Date(Math.min(next.getTime(), now.getTime() + inHandMinutesMost * 60_000))
  return inCommunity(door.database, communityId, async (tx) => {
    const due = await lockedDue(tx, job, communityId, now, next)
    if (due) await mark(tx, communityId, job.name, { next_at: inHand })
    return due
  })
}

type Mark = { next_at: Date; last_at: Date; last_error: string | null }

async function mark(tx: Tx, communityId: number, job: string, values: Partial<Mark>): Promise<void> {
  await tx
    .updateTable('platform.job_runs')
    .set(values)
    .where('community_id', '=', communityId)
    .where('job', '=', job)
    .execute()
}
