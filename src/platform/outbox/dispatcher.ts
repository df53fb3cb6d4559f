import { setImmediate as breath } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Door } from '../command/run.ts'
import { hasRoom } from '../disk.ts'
import { runReaction, runTogether } from './reaction.ts'

const batch = 200
/** Other processes can't poke: a worker looks often. */
const pollMilliseconds = { seldom: 5_000, often: 500 }
/** After a commit others follow while there is much to do: what they announce is reacted to together. */
const gatherMilliseconds = 200

export type Dispatcher = {
  /** Something was announced: look now. */
  poke(): void
  /** Runs everything due, and what that announces, until nothing is left. Tests and the demo wait for it. */
  drain(): Promise<number>
  start(polls?: keyof typeof pollMilliseconds): void
  /** Finishes the reaction in hand, then stops. */
  stop(): Promise<void>
}

/**
 * Runs the reactions waiting in the outbox: each in a transaction of its own that also marks its row done, so that a killed
 * process repeats only what had no effect. Poked after commits, and polling for what a killed process left.
 */
export function createDispatcher(door: () => Door): Dispatcher {
  let running: Promise<number> | null = null
  let again = false
  let timer: NodeJS.Timeout | undefined
  let gathering: NodeJS.Timeout | undefined
  let stopped = false

  async function once(): Promise<number> {
    let total = 0
    for (;;) {
      if (!(await hasRoom(door()))) return total
      const due = await dueRows(door())
      let done = 0
      for (const [communityId, rows] of Map.groupBy(due, (row) => row.community_id)) {
        done += await ofCommunity(
          communityId,
          rows.map((row) => row.id),
        )
      }
      total += done
      if (done === 0 || stopped) return total
    }
  }

  /**
   * What can be run together first, the others one by one. The embedded database answers without ever waiting: others get a word in only
   * where they are let.
   */
  async function ofCommunity(communityId: number, ids: readonly string[]): Promise<number> {
    const together = ids.length > 1 && !stopped ? await runTogether(door(), communityId, ids) : new Set<string>()
    let done = together.size
    for (const id of ids) {
      if (stopped) break
      if (!together.has(id) && (await runReaction(door(), communityId, id))) done += 1
      await breath()
    }
    return done
  }

  async function loop(): Promise<number> {
    let total = 0
    do {
      again = false
      total += await once()
    } while (again && !stopped)
    return total
  }

  function drain(): Promise<number> {
    if (running) {
      again = true
      return running
    }
    running = loop().finally(() => {
      running = null
    })
    return running
  }

  function quietly() {
    drain().catch((error) =>
      door().services.log.error({ error: (error as Error).message }, 'outbox stopped; it polls again'),
    )
  }

  return {
    poke: () => {
      if (!timer || gathering) return
      gathering = setTimeout(() => {
        gathering = undefined
        quietly()
      }, gatherMilliseconds).unref()
    },
    drain,
    start: (polls = 'seldom') => {
      timer ??= setInterval(quietly, pollMilliseconds[polls]).unref()
      quietly()
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      clearTimeout(gathering)
      await running?.catch(() => undefined)
    },
  }
}

async function dueRows(door: Door): Promise<{ community_id: number; id: string }[]> {
  const found = await sql<{ community_id: number; id: string }>`
    select * from platform.outbox_due(${door.services.clock.now()}, ${batch})`.execute(door.database.kysely)
  return found.rows
}
