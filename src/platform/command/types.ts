import type { Actor } from '../../shared/actor.ts'
import type { InputOf, OutputOf, Route } from '../../shared/contract.ts'
import type { Tx } from '../db/database.ts'
import type { Services } from '../services.ts'

/** What a query may use: one transaction, who asks, which community, the time, the services. */
export type ReadContext = {
  tx: Tx
  actor: Actor
  /** The session the call came with; null for jobs and without signing in. */
  sessionId: string | null
  communityId: number
  now: Date
  /** Languages the reader wants, best first: 'zh-CN', 'zh-Hant', 'en'. */
  language: string
  services: Services
}

/** What a command may use besides: ids, the audit row, events. Nothing leaves the process before commit. */
export type WriteContext = ReadContext & {
  newId(): string
  /**
   * Notes what was changed: the thing and the new values by field name. Only commitments to the values are chained; the values lie
   * apart and can be erased. Every command notes at least one thing.
   */
  audit(entity: string, id: string, fields?: Record<string, unknown>): void
  /** Announces an event of the module's contract; its reactions run after commit, each once in effect. */
  emit(event: string, payload: Record<string, unknown>): void
}

/**
 * A change of state. `handle` decides and writes, and returns what is needed to show the result (kept with the idempotency
 * key, so: ids, no personal data); `view` shows it. The answer is kept too, sealed, and given again when the same click comes twice
 * (docs/decisions/009-the-first-answer.md).
 */
export type Command<R extends Route = Route, Result = unknown> = {
  kind: 'command'
  route: R
  /**
   * Costly reading of what was sent (a sheet, a letter), done before the transaction begins and after the door let the caller in: others
   * aren't kept waiting for it. `handle` gets what it gives. `look` asks something in a transaction of its own, such as who signed.
   */
  prepare?: ((input: InputOf<R>, look: Look) => Promise<InputOf<R>>) | undefined
  handle(ctx: WriteContext, input: InputOf<R>): Promise<Result>
  view(ctx: ReadContext, result: Result, input: InputOf<R>): Promise<OutputOf<R>>
  /** No person, session, address or exact time is kept (secret ballots, anonymous requests): always, or as the input says. */
  anonymousActor: boolean | ((input: InputOf<R>) => boolean)
  /** Leaves an audit row only when it notes something: for what a person keeps for nobody else, saved again and again. */
  auditsOnlyNoted?: boolean | undefined
}

/** Asks something on the caller's behalf in a transaction that is over with the answer. */
export type Look = <T>(question: (ctx: ReadContext) => Promise<T>) => Promise<T>

/** A question. It changes nothing. `prepare`: as a command's, for what takes long to work out. */
export type Query<R extends Route = Route> = {
  kind: 'query'
  route: R
  prepare?: ((input: InputOf<R>, look: Look) => Promise<InputOf<R>>) | undefined
  handle(ctx: ReadContext, input: InputOf<R>): Promise<OutputOf<R>>
}

export type Operation = Command | Query

/** Bytes as an answer (route option `binary`). */
export type Download = { name: string; mediaType: string; bytes: Uint8Array }

type Handle<R extends Route, Result> = Command<R, Result>['handle']

/** Defines a command whose handler returns the answer itself (it must hold no personal data then). */
export function command<R extends Route>(route: R, handle: Handle<R, OutputOf<R>>): Command
/** Defines a command with a view of its own. */
export function command<R extends Route, Result, More = unknown>(
  route: R,
  parts: {
    prepare?: (input: InputOf<R>, look: Look) => Promise<InputOf<R> & More>
    handle: (ctx: WriteContext, input: InputOf<R> & More) => Promise<Result>
    view: Command<R, Result>['view']
    anonymousActor?: Command<R, Result>['anonymousActor']
    auditsOnlyNoted?: boolean
  },
): Command
export function command(route: Route, parts: unknown): Command {
  if (typeof parts === 'function') {
    return {
      kind: 'command',
      route,
      handle: parts as Command['handle'],
      view: async (_, result) => result,
      anonymousActor: false,
    }
  }
  return { kind: 'command', route, anonymousActor: false, ...(parts as Pick<Command, 'handle' | 'view'>) }
}

/** Defines a query. */
export function query<R extends Route>(route: R, handle: Query<R>['handle']): Query
/** Defines a query that works something out before its transaction. */
export function query<R extends Route, More>(
  route: R,
  parts: {
    prepare: (input: InputOf<R>, look: Look) => Promise<InputOf<R> & More>
    handle: (ctx: ReadContext, input: InputOf<R> & More) => Promise<OutputOf<R>>
  },
): Query
export function query(route: Route, parts: unknown): Query {
  const given = typeof parts === 'function' ? { handle: parts as Query['handle'] } : (parts as Pick<Query, 'handle'>)
  return { kind: 'query', route, ...given }
}
