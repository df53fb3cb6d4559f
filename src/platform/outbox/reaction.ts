import { sql } from 'kysely'
import type { Door } from '../command/run.ts'
import { runIn } from '../command/run.ts'
import type { Command } from '../command/types.ts'
import type { Tx } from '../db/database.ts'
import { inCommunity } from '../db/transaction.ts'
import type { EventHandler, RunAs } from '../module.ts'

const attemptsMost = 8
const backoffSeconds = [5, 30, 120, 600, 1_800, 7_200, 28_800]

/**
 * Runs one waiting reaction. Returns whether it had its effect. A reaction that throws is tried again later with growing
 * distance, and given up after eight attempts (shown in the metrics).
 */
export async function runReaction(door: Door, communityId: number, id: string): Promise<boolean> {
  try {
    return await inCommunity(door.database, communityId, async (tx) => {
      const row = await take(door, tx, communityId, id)
      if (!row) return false
      const handler = door.registry.handlers.get(row.handler)
      if (!handler) throw new Error(`no handler is called ${row.handler}`)
      const caller = { accountId: null, communityId, language: 'zh-CN', as: 'system' as const }
      await runIn(door, tx, reaction(handler, row.payload, runAsIn(door, tx, communityId)), caller, {})
      return true
    })
  } catch (error) {
    await postpone(door, communityId, id, error as Error)
    return false
  }
}

type Waiting = { event: string; handler: string; payload: unknown }

/** Takes a waiting row and marks it done, which counts only if the reaction comes to its end; undefined: done, or in other hands. */
async function take(door: Door, tx: Tx, communityId: number, id: string): Promise<Waiting | undefined> {
  const ofRow = sql`community_id = ${communityId} and id = ${id}`
  const found = await sql<Waiting>`
    update platform.outbox set done_at = ${door.services.clock.now()}
    where ${ofRow} and id = (select id from platform.outbox where ${ofRow} and done_at is null for update skip locked)
    returning event, handler, payload`.execute(tx)
  return found.rows[0]
}

/** A savepoint keeps a refusal from leaving half of what was done. */
function runAsIn(door: Door, tx: Tx, communityId: number): RunAs {
  return async (who, acts) => {
    await sql`savepoint acts`.execute(tx)
    try {
      for (const { command, input } of acts) await runIn(door, tx, command, { ...who, communityId }, input)
      await sql`release savepoint acts`.execute(tx)
    } catch (error) {
      await sql`rollback to savepoint acts`.execute(tx)
      throw error
    }
  }
}

function reaction(handler: EventHandler, payload: unknown, runAs: RunAs): Command {
  return {
    kind: 'command',
    route: { name: handler.name, summary: '', access: 'public', output: undefined as never },
    anonymousActor: false,
    handle: (ctx) => handler.handle(ctx, payload as never, runAs),
    view: async () => null,
  }
}

async function postpone(door: Door, communityId: number, id: string, error: Error): Promise<void> {
  const now = door.services.clock.now()
  door.services.log.warn({ communityId, id, error: error.message }, 'reaction postponed')
  await inCommunity(door.database, communityId, async (tx) => {
    const row = await tx
      .selectFrom('platform.outbox')
      .select('attempts')
      .where('community_id', '=', communityId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return
    const attempts = row.attempts + 1
    const wait = backoffSeconds[Math.min(attempts - 1, backoffSeconds.length - 1)] ?? 5
    await tx
      .updateTable('platform.outbox')
      .set({
        attempts,
        last_error: error.message.slice(0, 500),
        due_at: new Date(now.getTime() + wait * 1000),
        gave_up_at: attempts >= attemptsMost ? now : null,
      })
      .where('community_id', '=', communityId)
      .where('id', '=', id)
      .execute()
  })
}
