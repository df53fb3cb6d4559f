import type { Actor, Holder } from '../shared/actor.ts'
import type { Events, Refusals } from '../shared/contract.ts'
import type { Command, Operation, WriteContext } from './command/types.ts'
import type { Tx } from './db/database.ts'
import type { KeyHolder } from './keys/holder.ts'
import type { PersonalData, Retention } from './personal-data.ts'

/** A reaction to an event, in a transaction of its own, once in effect per event. */
export type EventHandler = {
  event: string
  /** Stable name; renaming it would run it again for events still waiting. */
  name: string
  handle(ctx: WriteContext, payload: never, runAs: RunAs, ready?: unknown): Promise<void>
  /**
   * Costly work without a transaction (reading goes in pieces), done before the reaction takes its row, so perhaps more than once; `handle`
   * gets what it gives.
   */
  beforehand?: ((pieces: Pieces, payload: never) => Promise<unknown>) | undefined
  /**
   * Reacts to many at once, with the effect of one after the other, in one transaction; handlers of the same function are run together.
   * Where it fails, each is tried by itself.
   */
  together?: Together | undefined
  /** Says of the thing it was for that nothing came of it, when it is given up after the last attempt. */
  gaveUp?: ((ctx: WriteContext, payload: never) => Promise<void>) | undefined
}

export type Together = (ctx: WriteContext, payloads: readonly never[]) => Promise<void>

/** A command with its input, as a route's parser would hand it on. */
export type Act = { command: Command; input: object }

/**
 * Runs commands on behalf of an account inside a reaction's transaction, all of them or none, each with its own audit row as if that
 * person had pressed the button. Rejects with the refusal of the first that says no.
 */
export type RunAs = (who: { accountId: string; language: string }, acts: readonly Act[]) => Promise<void>

/** Work by the clock, run in each community by itself: in one transaction, or in several with pauses for what takes long. */
export type Job = { name: string; everyMinutes: number } & (
  | { run(ctx: WriteContext): Promise<void> }
  | { runInPieces(pieces: Pieces): Promise<void> }
)

/** One short transaction of a job. Between two of them nothing is held: others may have changed what the former one read. */
export type Pieces = <T>(piece: (ctx: WriteContext) => Promise<T>) => Promise<T>

/** Everything a module offers, in one place. The server, the API page, docs/MAP.md and the checks are made from it. */
export type Module = {
  name: string
  /** Peers whose `api.ts` or `contract.ts` this module imports. Acyclic. */
  uses: readonly string[]
  operations: readonly Operation[]
  refusals?: Refusals
  events?: Events
  /** permission → kinds of post (or the administrator) that carry it unless the community decides otherwise */
  permissions?: Record<string, readonly Holder[]>
  handlers?: readonly EventHandler[]
  jobs?: readonly Job[]
  /** What here needs the installation's keys. */
  keyHolders?: readonly KeyHolder[]
  /** Public pages (static markup): the page named `page` shows the answer of `query`, asked by nobody in particular. */
  publicPages?: readonly PublicPage[]
  /** What stands below other modules' public pages. */
  publicParts?: readonly PublicPart[]
  /** What it holds on persons: shown to them, erased when they ask. */
  personalData?: PersonalData
  /** Kinds of its data that end by themselves. */
  retention?: readonly Retention[]
  /** Server sentences by language, then key: `i18n/<language>.json`, groups `refusals`, `messages`. */
  texts: Record<string, ModuleTexts>
}

/** `path` below `/p/:community`; its parameters and the address's query are the query's input. */
export type PublicPage = { path: string; page: string; query: Operation }

/** Markup named `page` below another module's public page `beside`; asked with that page's parameters. */
export type PublicPart = { beside: string; page: string; query: Operation }

export type ModuleTexts = { refusals?: Record<string, string>; messages?: Record<string, string> }

export function defineModule(module: Module): Module {
  return module
}

/** A reaction whose thing says so when it was given up. */
export function sayingGivenUp<P>(
  handler: EventHandler,
  gaveUp: (ctx: WriteContext, payload: P) => Promise<void>,
): EventHandler {
  return { ...handler, gaveUp: gaveUp as EventHandler['gaveUp'] }
}

/** A reaction that has costly work done before its transaction begins. */
export function prepared<P, Ready>(
  event: string,
  name: string,
  beforehand: (pieces: Pieces, payload: P) => Promise<Ready>,
  handle: (ctx: WriteContext, payload: P, runAs: RunAs, ready: Ready) => Promise<void>,
): EventHandler {
  return { event, name, beforehand, handle: handle as EventHandler['handle'] }
}

/** Typed helper for a reaction. */
export function on<P>(
  event: string,
  name: string,
  handle: (ctx: WriteContext, payload: P, runAs: RunAs) => Promise<void>,
  together?: (ctx: WriteContext, payloads: readonly P[]) => Promise<void>,
): EventHandler {
  return { event, name, handle: handle as EventHandler['handle'], together: together as Together | undefined }
}

/**
 * Builds the actor of an account in a community: its person, posts and permissions (given by module `access`).
 * `permissions` says which holders carry which permission.
 */
export type ActorLoader = (
  tx: Tx,
  accountId: string,
  communityId: number,
  now: Date,
  permissions: ReadonlyMap<string, readonly Holder[]>,
) => Promise<Actor>

export type Registry = {
  modules: readonly Module[]
  operations: ReadonlyMap<string, Operation>
  refusals: Refusals
  events: Events
  handlers: ReadonlyMap<string, EventHandler>
  handlersOf: ReadonlyMap<string, readonly EventHandler[]>
  permissions: ReadonlyMap<string, readonly Holder[]>
}

/** Joins the manifests; a name given twice, an unknown event or an unknown refusal is a programming error. */
export function createRegistry(modules: readonly Module[], platformRefusals: Refusals): Registry {
  const events = Object.assign({}, ...modules.map((module) => module.events ?? {})) as Events
  const refusals = Object.assign({}, platformRefusals, ...modules.map((module) => module.refusals ?? {})) as Refusals
  const handlers = modules.flatMap((module) => module.handlers ?? [])
  const operations = modules.flatMap((module) => module.operations)
  for (const handler of handlers)
    if (!events[handler.event]) throw new Error(`${handler.name} reacts to unknown ${handler.event}`)
  for (const { route } of operations) {
    for (const code of route.refusals ?? [])
      if (!refusals[code]) throw new Error(`${route.name} names unknown refusal ${code}`)
  }
  return {
    modules,
    operations: uniqueBy(operations, (operation) => operation.route.name),
    refusals,
    events,
    handlers: uniqueBy(handlers, (handler) => handler.name),
    handlersOf: Map.groupBy(handlers, (handler) => handler.event),
    permissions: new Map(modules.flatMap((module) => Object.entries(module.permissions ?? {}))),
  }
}

function uniqueBy<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T> {
  const map = new Map<string, T>()
  for (const item of items) {
    if (map.has(nameOf(item))) throw new Error(`the name ${nameOf(item)} is given twice`)
    map.set(nameOf(item), item)
  }
  return map
}
