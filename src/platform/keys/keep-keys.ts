import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import { command, query } from '../command/types.ts'
import type { Platform } from '../platform.ts'
import { type KeyHolder, tally } from './holder.ts'
import { countIsDue, noteCount, noteSealed } from './key-check.ts'

/** How many are sealed anew in one transaction. */
const pieceMost = 500
const lockKey = 7_201_940

const route = { summary: '', access: 'administrator', output: z.any() } as const
const caller = (communityId: number) => ({ accountId: null, communityId, language: 'zh-CN', as: 'system' as const })

export type KeyState = {
  version: number
  from: string
  current: boolean
  /** What needs this key, by holder. */
  held: Record<string, number>
}

/** The keys, oldest first, and what needs each of them in all communities. */
export async function keyStates(platform: Platform): Promise<KeyState[]> {
  const { ring } = platform.services.vault
  const held = new Map<string, Map<number, number>>()
  for (const communityId of await everywhere(platform)) {
    for (const holder of holdersOf(platform)) {
      const ask = query({ name: 'platform.count_keys', ...route }, (ctx) => holder.count(ctx))
      const counts = (await platform.perform(ask, caller(communityId), {})) as ReadonlyMap<number, number>
      held.set(holder.name, tally([...(held.get(holder.name) ?? []), ...counts]))
    }
  }
  const current = ring.current()
  return ring.keys().map((key) => ({
    version: key.version,
    from: key.from.toISOString(),
    current: key.version === current.version,
    held: Object.fromEntries(
      [...held].flatMap(([name, counts]) => (counts.get(key.version) ? [[name, counts.get(key.version) ?? 0]] : [])),
    ),
  }))
}

/** A new key: new data is sealed with it from a moment later on, and old data bit by bit (`resealSome`). Its version. */
export async function rotateKeys(platform: Platform): Promise<number> {
  const rotate = command({ name: 'platform.rotate_keys', ...route }, async (ctx) => {
    await sql`select pg_advisory_xact_lock(${lockKey})`.execute(ctx.tx)
    const { version, from } = ctx.services.vault.ring.add()
    ctx.audit('key', String(version), { from: from.toISOString() })
    return version
  })
  return (await platform.perform(rotate, caller(0), {})) as number
}

export type Retired = { retired: number | null; why: 'current' | 'needed' | null; held: Record<string, number> }

/**
 * Takes the oldest key away, unless something needs it or it is the only one. `now`: what would pass in time (codes on paper) doesn't hold
 * it, as for a key that somebody has seen.
 */
export async function retireKey(platform: Platform, now = false): Promise<Retired> {
  const [oldest] = await keyStates(platform)
  if (!oldest || oldest.current) return { retired: null, why: 'current', held: {} }
  const passing = new Set(holdersOf(platform).flatMap((holder) => (holder.passing ? [holder.name] : [])))
  const needed = Object.entries(oldest.held).filter(([name]) => !(now && passing.has(name)))
  if (needed.length > 0) return { retired: null, why: 'needed', held: Object.fromEntries(needed) }
  const retire = command({ name: 'platform.retire_key', ...route }, async (ctx) => {
    await sql`select pg_advisory_xact_lock(${lockKey})`.execute(ctx.tx)
    const { ring } = ctx.services.vault
    if (ring.keys()[0]?.version !== oldest.version) return null
    ctx.audit('key', String(oldest.version), { retired: true })
    return ring.dropOldest().version
  })
  const retired = (await platform.perform(retire, caller(0), {})) as number | null
  return { retired, why: retired === null ? 'current' : null, held: {} }
}

/** Seals one piece (`most` things) of each kind in each community anew, each in its own transaction; how many it was in all. 0: nothing is left. */
export async function resealSome(platform: Platform, most = pieceMost): Promise<number> {
  if (platform.services.vault.ring.keys().length === 1) return 0
  let done = 0
  for (const communityId of await everywhere(platform)) {
    for (const holder of holdersOf(platform)) done += await resealPiece(platform, communityId, holder, most)
  }
  return done
}

async function resealPiece(platform: Platform, communityId: number, holder: KeyHolder, most: number): Promise<number> {
  const { reseal } = holder
  if (!reseal) return 0
  const piece = command(
    { name: 'platform.reseal', ...route },
    {
      async handle(ctx) {
        const done = await reseal(ctx, most)
        const { version } = ctx.services.vault.ring.current()
        if (done > 0) {
          ctx.audit('key', String(version), { [holder.name]: done })
          await noteSealed(ctx.tx, done)
        }
        return done
      },
      view: async (_, done) => done,
      auditsOnlyNoted: true,
    },
  )
  return (await platform.perform(piece, caller(communityId), {})) as number
}

/** Counts what older keys hold, and keeps it for the page and the metrics. */
export async function countOlder(platform: Platform): Promise<void> {
  const resealed = new Set(holdersOf(platform).flatMap((holder) => (holder.reseal ? [holder.name] : [])))
  const older = (await keyStates(platform)).filter((key) => !key.current).flatMap((key) => Object.entries(key.held))
  const sum = (held: [string, number][]) => held.reduce((all, [, count]) => all + count, 0)
  const note = command(
    { name: 'platform.count_older_keys', ...route },
    {
      async handle(ctx) {
        await noteCount(ctx.tx, ctx.services.vault, {
          counted_at: ctx.now,
          to_seal: sum(older.filter(([name]) => resealed.has(name))),
          passing: sum(older.filter(([name]) => !resealed.has(name))),
        })
        return null
      },
      view: async () => null,
      auditsOnlyNoted: true,
    },
  )
  await platform.perform(note, caller(0), {})
}

function holdersOf({ registry }: Platform): KeyHolder[] {
  return registry.modules.flatMap((module) => module.keyHolders ?? [])
}

async function everywhere(platform: Platform): Promise<readonly number[]> {
  return [0, ...(await platform.communityIds())]
}

const everyMilliseconds = 60_000
const betweenMilliseconds = 50

export type KeyKeeper = { start(): void; stop(): Promise<void> }

/** Goes on with what a change of keys began, also after a stop in the middle, with a pause after each round for those who wait. */
export function createKeyKeeper(platform: Platform): KeyKeeper {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | null = null
  let stopped = false
  const countIfDue = async () => {
    const { clock, vault } = platform.services
    if (!stopped && (await countIsDue(platform.database.kysely, vault, clock.now()))) await countOlder(platform)
  }
  const work = async () => {
    await countIfDue()
    while (!stopped && (await resealSome(platform)) > 0) await setTimeout(betweenMilliseconds)
  }
  const quietly = () => {
    running ??= work()
      .catch((error: Error) =>
        platform.services.log.error({ error: error.message }, 'sealing anew stopped; it is tried again'),
      )
      .finally(() => {
        running = null
      })
  }
  return {
    start: () => {
      timer ??= setInterval(quietly, everyMilliseconds).unref()
      quietly()
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
