import { type Caller, type Door, runIn } from './command/run.ts'
import type { Command, WriteContext } from './command/types.ts'
import { inCommunity } from './db/transaction.ts'
import type { Pieces } from './module.ts'

/** Short transactions of one piece of work, each run like a command of the system. */
export function piecesOf(door: Door, name: string, communityId: number): Pieces {
  return async <T>(piece: (ctx: WriteContext) => Promise<T>) => {
    const outcome = await inCommunity(door.database, communityId, (tx) =>
      runIn(door, tx, asCommand(name, piece), systemIn(communityId), {}),
    )
    if (outcome.announced) door.poke()
    return outcome.view as T
  }
}

export const systemIn = (communityId: number): Caller => ({
  accountId: null,
  communityId,
  language: 'zh-CN',
  as: 'system',
})

/** Work of a job, to be run like a command. */
export function asCommand(name: string, work: (ctx: WriteContext) => Promise<unknown>): Command {
  return {
    kind: 'command',
    route: { name, summary: '', access: 'public', output: undefined as never },
    anonymousActor: false,
    handle: (ctx) => work(ctx),
    view: async (_, result) => result as never,
  }
}
