import { sql } from 'kysely'
import type { Door } from '../command/run.ts'
import { runIn } from '../command/run.ts'
import type { Command } from '../command/types.ts'
import type { Tx } from '../db/database.ts'
import { inCommunity, isOutside } from '../db/transaction.ts'
import type { EventHandler, RunAs } from '../module.ts'
import { piecesOf } from '../pieces.ts'

const attemptsMost = 8
const backoffSeconds = [5, 30, 120, 600, 1_800, 7_200, 28_800]

/**
 * Runs one waiting reaction. Returns whether it had its effect. A reaction that throws is tried again later with growing
 * distance, and given up after eight attempts (shown in the metrics). Want of a database or of room isn't counted: that is thrown.
 */
export async function runReaction(door: Door, communityId: number, id: string): Promise<boolean> {
  try {
    return await react(door, communityId, id).catch(async (error: unknown) => {
      if (!(error instanceof NotReady)) throw error
      const { handler, payload } = error
      const ready = await handler.beforehand?.(piecesOf(door, handler.name, communityId), payload as never)
      return react(door, communityId, id, { ready })
    })
  } catch (error) {
    if (isOutside(error)) throw error
    await postpone(door, communityId, id, error as Error)
    return false
  }
}

/** The row was let go again: its costly work comes first. */
class NotReady extends Error {
  readonly handler: EventHandler
  readonly payload: unknown
  constructor(handler: EventHandler, payload: unknown) {
    super(`${handler.name} has work to do beforehand`)
    this.handler = handler
    this.payload = payload
  }
}

function react(door: Door, communityId: number, id: string, done?: { ready: unknown }): Promise<boolean> {
  return inCommunity(door.database, communityId, async (tx) => {
    const row = await take(door, tx, communityId, id)
    if (!row) return false
    const handler = door.registry.handlers.get(row.handler)
    if (!handler) throw new Error(`no handler is called ${row.handler}`)
    if (handler.beforehand && !done) throw new NotReady(handler, row.payload)
    const caller = { accountId: null, communityId, language: 'zh-CN', as: 'system' as const }
    const runAs = runAsIn(door, tx, communityId)
    await runIn(
      door,
      tx,
      bare(handler.name, (ctx) => handler.handle(ctx, row.payload as never, runAs, done?.ready)),
      caller,
      {},
    )
    return true
  })
}

/**
 * Runs those of some waiting reactions of one community that can be run together, in one transaction, and returns which had their effect.
 * None where one of them fails: then each is to be run by itself.
 */
export async function runTogether(door: Door, communityId: number, ids: readonly string[]): Promise<Set<string>> {
  const handlers = [...door.registry.handlers.values()].filter((handler) => handler.together)
  if (handlers.length === 0) return new Set()
  const names = handlers.map((handler) => handler.name)
  try {
    return await inCommunity(door.database, communityId, async (tx) => {
      const rows = await takeThese(door, tx, communityId, ids, names)
      const caller = { accountId: null, communityId, language: 'zh-CN', as: 'system' as const }
      for (const [together, alike] of Map.groupBy(rows, (row) => door.registry.handlers.get(row.handler)?.together)) {
        const payloads = alike.map((row) => row.payload) as never[]
        const name = alike[0]?.handler ?? ''
        await runIn(
          door,
          tx,
          bare(name, (ctx) => together?.(ctx, payloads) ?? Promise.resolve()),
          caller,
          {},
        )
      }
      return new Set(rows.map((row) => row.id))
    })
  } catch (error) {
    if (isOutside(error)) throw error
    door.services.log.warn({ communityId, error: (error as Error).message }, 'reactions are run one by one')
    return new Set()
  }
}

type Waiting = { id: string; event: string; handler: string; payload: unknown }

/** Takes those of the rows that wait for one of these handlers, in the order of their events. */
async function takeThese(
  door: Door,
  tx: Tx,
  communityId: number,
  ids: readonly string[],
  handlers: readonly string[],
): Promise<Waiting[]> {
  const found = await sql<Waiting>`
    update platform.outbox set done_at = ${door.services.clock.now()}
    where community_id = ${communityId} and id in (
      select id from platform.outbox where community_id = ${communityId} and id = any (${[...ids]}::uuid[])
        and handler = any (${[...handlers]}::text[]) and done_at is null for update skip locked)
    returning id, event, handler, payload`.execute(tx)
  return found.rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Takes a waiting row and marks it done, which counts only if the reaction comes to its end; undefined: done, or in other hands. */
async function take(door: Door, tx: Tx, communityId: number, id: string): Promise<Waiting | undefined> {
  const ofRow = sql`community_id = ${communityId} and id = ${id}`
  const found = await sql<Waiting>`
    update platform.outbox set done_at = ${door.services.clock.now()}
    where ${ofRow} and id = (select id from platform.outbox where ${ofRow} and done_at is null for update skip locked)
    returning id, event, handler, payload`.execute(tx)
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

/** Work of a reaction, to be run like a command. */
function bare(name: string, handle: Command['handle']): Command {
  return {
    kind: 'command',
    route: { name, summary: '', access: 'public', output: undefined as never },
    anonymousActor: false,
    handle,
    view: async () => null,
  }
}

async function postpone(door: Door, communityId: number, id: string, error: Error): Promise<void> {
  const now = door.services.clock.now()
  door.services.log.warn({ communityId, id, error: error.message }, 'reaction postponed')
  await inCommunity(door.database, communityId, async (tx) => {
    const row = await tx
      .selectFrom('platform.outbox')
      .select(['attempts', 'handler', 'payload'])
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
    if (attempts >= attemptsMost) await sayGivenUp(door, tx, communityId, row)
  })
}

/** Whose reaction is given up says so where people look. Should that fail too, the reaction is given up even so. */
async function sayGivenUp(door: Door, tx: Tx, communityId: number, row: { handler: string; payload: unknown }) {
  const handler = door.registry.handlers.get(row.handler)
  const gaveUp = handler?.gaveUp
  if (!gaveUp) return
  await sql`savepoint given_up`.execute(tx)
  try {
    const caller = { accountId: null, communityId, language: 'zh-CN', as: 'system' as const }
    await runIn(
      door,
      tx,
      bare(row.handler, (ctx) => gaveUp(ctx, row.payload as never)),
      caller,
      {},
    )
    await sql`release savepoint given_up`.execute(tx)
  } catch (error) {
    await sql`rollback to savepoint given_up`.execute(tx)
    door.services.log.error({ communityId, handler: row.handler, error: (error as Error).message }, 'not said')
  }
}
