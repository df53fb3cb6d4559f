import { sql } from 'kysely'
import type { VirtualClock } from '../../src/platform/clock.ts'
import { type AuditLine, writeAudits } from '../../src/platform/command/audit.ts'
import { type Caller, type Door, lookIn, type OutboxRow, runIn } from '../../src/platform/command/run.ts'
import type { Command, WriteContext } from '../../src/platform/command/types.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import { inCommunity } from '../../src/platform/db/transaction.ts'
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
  /** Messages are told from then on only: nobody reads last year's. */
  tellFrom = new Date(8.64e15)
  private readonly door: Door
  private readonly actors = new Map<string, Actor>()
  private audit: AuditLine[] = []
  private outbox: OutboxRow[] = []
  private uncounted: OutboxRow[] = []

  constructor(platform: Platform, clock: VirtualClock, communityId: number) {
    this.platform = platform
    this.clock = clock
    this.communityId = communityId
    this.door = {
      ...platform.door,
      collectAudit: (line) => this.audit.push(line),
      collectOutbox: (rows) => this.outbox.push(...rows.filter((row) => this.isHeard(row))),
      loadActor: async (tx, accountId, ...rest) => {
        const actor = this.actors.get(accountId) ?? (await platform.door.loadActor(tx, accountId, ...rest))
        this.actors.set(accountId, actor)
        return actor
      },
    }
  }

  private isHeard({ handler }: OutboxRow): boolean {
    return !isTelling({ handler }) || this.clock.now() >= this.tellFrom
  }

  /** One transaction of the community, with what it set off but for counting. */
  async batch<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    this.audit = []
    this.outbox = []
    const counting: OutboxRow[] = []
    const result = await inCommunity(this.platform.database, this.communityId, async (tx) => {
      const done = await work(tx)
      while (this.outbox.length > 0) {
        const waiting = this.outbox
        this.outbox = []
        counting.push(...waiting.filter(isCounting))
        await this.react(
          tx,
          Map.groupBy(
            waiting.filter((row) => !isCounting(row)),
            (row) => row.id,
          ),
        )
      }
      await writeAudits(tx, this.communityId, this.audit)
      return done
    })
    this.uncounted.push(...counting)
    return result
  }

  /** Counts the requests touched since the last time: counting goes by what the tables tell, so once for each is enough. */
  async count(): Promise<void> {
    const byRequest = Map.groupBy(
      this.uncounted,
      ({ payload }) => (JSON.parse(payload) as { request_id: string }).request_id,
    )
    this.uncounted = []
    for (const piece of inPieces([...byRequest], 400)) {
      await inCommunity(this.platform.database, this.communityId, (tx) => this.react(tx, new Map(piece)))
    }
  }

  /** Runs one reaction of each group, together where they can be, and keeps all of their rows as done. */
  private async react(tx: Tx, groups: ReadonlyMap<string, readonly OutboxRow[]>): Promise<void> {
    const firsts = [...groups.values()].flatMap((rows) => rows.slice(0, 1))
    const now = this.clock.now()
    for (const alike of Map.groupBy(firsts, (row) => this.turnOf(row)).values()) {
      if (isTelling(alike[0])) this.clock.set(alike.at(-1)?.occurred_at ?? now)
      await this.reactAlike(tx, alike)
    }
    this.clock.set(now)
    const rows = JSON.stringify([...groups.values()].flat())
    await sql`
      insert into platform.outbox (community_id, id, event_id, event, handler, payload, occurred_at, due_at, done_at)
      select ${this.communityId}::int, r.id, r.event_id, r.event, r.handler, r.payload::jsonb, r.occurred_at, r.due_at, ${this.clock.now()}::timestamptz
      from jsonb_to_recordset(${rows}::jsonb)
        as r (id uuid, event_id uuid, event text, handler text, payload text, occurred_at timestamptz, due_at timestamptz)`.execute(
      tx,
    )
  }

  /** What may run together: told is day by day, so that inboxes bear the days on which it happened. */
  private turnOf(row: OutboxRow): string {
    return isTelling(row) ? `${row.handler} ${row.occurred_at.toISOString().slice(0, 10)}` : ''
  }

  private async reactAlike(tx: Tx, alike: readonly OutboxRow[]): Promise<void> {
    const { handlers } = this.platform.registry
    for (const [together, rows] of Map.groupBy(alike, (row) => handlers.get(row.handler)?.together)) {
      const payloads = rows.map((row) => JSON.parse(row.payload) as never)
      for (const [index, { handler }] of (together ? rows.slice(0, 1) : rows).entries()) {
        const reaction = handlers.get(handler)
        if (!reaction) throw new Error(`no handler is called ${handler}`)
        const one = (ctx: WriteContext) => reaction.handle(ctx, payloads[index] as never, nobody)
        const command = bare(handler, (ctx) => (together ? together(ctx, payloads) : one(ctx)))
        await runIn(this.door, tx, command, this.caller('system'), {})
      }
    }
  }

  /** Runs a command by its name; `params` are those of its address. Gives what the command keeps with a key: ids. */
  async do<T = { id: string }>(tx: Tx, name: string, doer: Doer, body: object = {}, params: object = {}): Promise<T> {
    const command = this.command(name)
    const parsed = command.route.body ? command.route.body.parse(body) : body
    const input = { ...(parsed as object), ...params }
    const caller = this.caller(doer)
    const ready = (await command.prepare?.(input as never, lookIn(this.door, tx, caller))) ?? input
    const { view } = await runIn(this.door, tx, command, caller, ready as object)
    return view as T
  }

  /**
   * Statistics of some tables (of all, without names), so that the database plans for what they hold now and not for when they
   * were empty.
   */
  async analyse(...tables: readonly string[]): Promise<void> {
    await this.platform.database.owner.query(`analyze ${tables.join(', ')}`)
  }

  /**
   * Runs now, in the transaction at hand, the jobs that move requests and whistles. Those that only look (recount, audit) would find
   * counters not yet counted, for the demo counts later, and learning, which works in pieces, is enough once; they run by themselves
   * once the server is up.
   */
  async runJobs(tx: Tx): Promise<void> {
    const moving = this.platform.registry.modules.filter(({ name }) => name === 'requests' || name === 'whistles')
    for (const job of moving.flatMap((module) => module.jobs ?? [])) {
      if ('run' in job) await runIn(this.door, tx, bare(job.name, job.run), this.caller('system'), {})
    }
  }

  /** Runs one job now, by its name. */
  async runJob(tx: Tx, name: string): Promise<void> {
    const job = this.platform.registry.modules.flatMap((module) => module.jobs ?? []).find((one) => one.name === name)
    if (!job) throw new Error(`no job is called ${name}`)
    const piece = (work: (ctx: WriteContext) => Promise<void>) =>
      runIn(this.door, tx, bare(job.name, work), this.caller('system'), {})
    if ('run' in job) return void (await piece(job.run))
    await job.runInPieces(async (work) => {
      const given: Awaited<ReturnType<typeof work>>[] = []
      await piece(async (ctx) => void given.push(await work(ctx)))
      return given[0] as Awaited<ReturnType<typeof work>>
    })
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

/** Work of a job or a reaction, to be run like a command. */
function bare(name: string, handle: (ctx: WriteContext) => Promise<void>): Command {
  return {
    kind: 'command',
    route: { name, summary: '', access: 'public', output: undefined as never },
    anonymousActor: false,
    handle,
    view: async () => null,
  }
}

function isTelling(row: Pick<OutboxRow, 'handler'> | undefined): boolean {
  return row?.handler.startsWith('notifications.tell-') ?? false
}

function isCounting(row: OutboxRow): boolean {
  return row.handler.startsWith('requests.count-')
}

/** Cuts a list into pieces, so that no transaction grows too long. */
export function inPieces<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  )
}

/** The demo's reactions count; none of them acts on behalf of somebody. */
const nobody = () => Promise.reject(new Error('the demo lets no reaction act for somebody'))
