import type { VirtualClock } from '../../src/platform/clock.ts'
import { type Caller, type Door, runIn } from '../../src/platform/command/run.ts'
import type { Command } from '../../src/platform/command/types.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import { inCommunity } from '../../src/platform/db/transaction.ts'
import type { Job } from '../../src/platform/module.ts'
import type { Platform } from '../../src/platform/platform.ts'
import type { Actor } from '../../src/shared/actor.ts'

/** Who does a thing in the demo: an account, nobody known, or the installation. */
export type Doer = { account: string } | 'nobody' | 'system'

/**
 * Where the demo runs commands: the same door as everywhere, many commands to a transaction, on the virtual clock. What a command
 * would show afterwards is left out, and an actor once loaded is kept while posts don't change.
 */
export class Workshop {
  readonly platform: Platform
  readonly clock: VirtualClock
  readonly communityId: number
  private readonly door: Door
  private readonly actors = new Map<string, Actor>()

  constructor(platform: Platform, clock: VirtualClock, communityId: number) {
    this.platform = platform
    this.clock = clock
    this.communityId = communityId
    this.door = {
      ...platform.door,
      loadActor: async (tx, accountId, ...rest) => {
        const actor = this.actors.get(accountId) ?? (await platform.door.loadActor(tx, accountId, ...rest))
        this.actors.set(accountId, actor)
        return actor
      },
    }
  }

  /** One transaction of the community, then what it set off. */
  async batch<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await inCommunity(this.platform.database, this.communityId, work)
    await this.platform.dispatcher.drain()
    return result
  }

  /** Runs a command by its name; `params` are those of its address. Gives what the command keeps with a key: ids. */
  async do<T = { id: string }>(tx: Tx, name: string, doer: Doer, body: object = {}, params: object = {}): Promise<T> {
    const command = this.command(name)
    const parsed = command.route.body ? command.route.body.parse(body) : body
    const { view } = await runIn(this.door, tx, command, this.caller(doer), { ...(parsed as object), ...params })
    return view as T
  }

  /** Runs jobs now, in the transaction at hand. */
  async runJobs(tx: Tx): Promise<void> {
    for (const job of this.platform.registry.modules.flatMap((module) => module.jobs ?? [])) {
      await runIn(this.door, tx, commandOf(job), this.caller('system'), {})
    }
  }

  private command(name: string): Command {
    const operation = this.platform.registry.operations.get(name)
    if (operation?.kind !== 'command') throw new Error(`no command is called ${name}`)
    return { ...operation, view: async (_, result) => result }
  }

  private caller(doer: Doer): Caller {
    const base = { accountId: null, communityId: this.communityId, language: 'zh-CN' }
    if (doer === 'system') return { ...base, as: 'system' }
    return doer === 'nobody' ? base : { ...base, accountId: doer.account }
  }
}

function commandOf(job: Job): Command {
  return {
    kind: 'command',
    route: { name: job.name, summary: '', access: 'public', output: undefined as never },
    anonymousActor: false,
    handle: (ctx) => job.run(ctx),
    view: async () => null,
  }
}

/** Cuts a list into pieces, so that no transaction grows too long. */
export function inPieces<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  )
}
