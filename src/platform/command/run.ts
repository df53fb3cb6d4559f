import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { type Actor, type ApiKey, anonymous, deputisingFor, holds, system } from '../../shared/actor.ts'
import type { Access } from '../../shared/contract.ts'
import { refuse } from '../../shared/refusal.ts'
import type { Database, Tx } from '../db/database.ts'
import { withCommit } from '../db/prepared.ts'
import { inCommunity } from '../db/transaction.ts'
import { hasRoom } from '../disk.ts'
import { newId } from '../ids.ts'
import type { ActorLoader, Registry } from '../module.ts'
import type { Services } from '../services.ts'
import { type AuditEntry, type AuditLine, auditParts } from './audit.ts'
import { keyActor } from './key-actor.ts'
import type { Command, Look, Operation, Query, ReadContext, WriteContext } from './types.ts'

/** Who asks, for which community, how the answer is to be given. `communityId` 0 is the installation itself. */
export type Caller = {
  accountId: string | null
  /** A program's key instead of an account. */
  key?: ApiKey | undefined
  /** The session of the cookie, where there is one. */
  sessionId?: string | null
  communityId: number
  language: string
  /** Set by jobs, imports and the demo; never from outside. */
  as?: 'system'
  /** Makes a repeated write find its first answer. */
  idempotencyKey?: string | undefined
}

export type Door = {
  database: Database
  registry: Registry
  services: Services
  loadActor: ActorLoader
  /**
   * Takes the audit lines of commands run by `runIn`, to be written together (`writeAudits`) before the same transaction commits:
   * for the demo and imports. Without it each command writes its own.
   */
  collectAudit?(line: AuditLine): void
  /** Takes the outbox rows of commands run by `runIn`, to be reacted to and kept by whoever put them into one transaction. */
  collectOutbox?(rows: readonly OutboxRow[]): void
  /** Called after a commit that left outbox rows. */
  poke(): void
}

/** A parsed input, or what parses it: asked only after the door let the caller in, so that a stranger learns nothing of the form. */
export type Input = object | (() => object)

/** The only way to ask: authorizes, then answers in one transaction that sees one community. */
export async function read(door: Door, query: Query, caller: Caller, given: Input): Promise<unknown> {
  const input = query.prepare ? await prepared(door, query, caller, given) : given
  return inCommunity(door.database, caller.communityId, async (tx) => {
    const ctx = await contextOf(door, tx, caller)
    authorize(query, ctx)
    return query.handle(ctx, parsed(input) as never)
  })
}

/** Whether the door would let the caller in: for what is costly to take in before the operation itself (uploads). */
export async function admit(door: Door, operation: Operation, caller: Caller): Promise<void> {
  await letIn(door, operation, caller)
  await proveRoom(door)
}

function letIn(door: Door, operation: Operation, caller: Caller): Promise<void> {
  return inCommunity(door.database, caller.communityId, async (tx) =>
    authorize(operation, await contextOf(door, tx, caller)),
  )
}

/**
 * The only way to change anything: open tx → authorize → handler (lock, can, rules, store) → audit row → outbox rows → commit.
 * Refusal before anything: `platform.storage_full`.
 */
export async function run(door: Door, command: Command, caller: Caller, given: Input): Promise<unknown> {
  await proveRoom(door)
  const input = command.prepare ? await prepared(door, command, caller, given) : given
  const outcome = await inCommunity(door.database, caller.communityId, (tx) =>
    runIn(door, tx, command, caller, input, { last: true }),
  )
  if (outcome.announced) door.poke()
  return outcome.view
}

async function prepared(door: Door, operation: Operation, caller: Caller, given: Input): Promise<object> {
  await letIn(door, operation, caller)
  const input = parsed(given)
  const look: Look = (question) =>
    inCommunity(door.database, caller.communityId, async (tx) => question(await contextOf(door, tx, caller)))
  return ((await operation.prepare?.(input as never, look)) as object | undefined) ?? input
}

async function proveRoom(door: Door): Promise<void> {
  if (!(await hasRoom(door))) refuse('platform.storage_full')
}

/** What a command's `prepare` asks with, inside an open transaction. */
export function lookIn(door: Door, tx: Tx, caller: Caller): Look {
  return async (question) => question(await contextOf(door, tx, caller))
}

/**
 * The same inside an open transaction (what is to be prepared was): for the demo and imports, which put many commands into one. `last`: nothing
 * comes behind it, so that its last statement may commit.
 */
export async function runIn(
  door: Door,
  tx: Tx,
  command: Command,
  caller: Caller,
  given: Input,
  { last } = { last: false },
) {
  const ctx = await contextOf(door, tx, caller)
  authorize(command, ctx)
  const input = parsed(given)
  const claim = caller.idempotencyKey ? await claimKey(ctx, command, caller.idempotencyKey, input) : undefined
  if (claim?.replayed) {
    return {
      view: firstAnswer(ctx, claim) ?? (await command.view(ctx, claim.result, input as never)),
      announced: false,
    }
  }

  const entries = new Map<string, AuditEntry>()
  const outbox: OutboxRow[] = []
  const write: WriteContext = {
    ...ctx,
    newId: () => newId(ctx.now),
    audit: (entity, id, fields = {}) => note(entries, { entity, id, fields }),
    emit: (event, payload) => outbox.push(...outboxRows(door.registry, ctx, event, payload)),
  }
  const result = await command.handle(write, input as never)
  const view = await command.view(ctx, result, input as never)
  const left = claim ? [answerPart(ctx, claim, result, view)] : []
  if (door.collectOutbox) door.collectOutbox(outbox)
  else if (outbox.length > 0) left.push(outboxPart(ctx, outbox))
  // Jobs and reactions (no route) that changed nothing leave no row.
  if ((command.route.key && !command.auditsOnlyNoted) || entries.size > 0) {
    const line = {
      head: auditHead(ctx, command, input),
      entries: namingWhomFor(ctx.actor, command, [...entries.values()]),
    }
    if (door.collectAudit) door.collectAudit(line)
    else left.push(...auditParts(line))
  }
  // What a command leaves beside its own rows goes in one round trip.
  if (left.length > 0) await sql`with ${sql.join(left)} select 1 ${sql.raw(last ? withCommit : '')}`.execute(tx)
  return { view, announced: outbox.length > 0 }
}

/** What is noted of one thing in several places is one entry; a field's later value counts. */
function note(entries: Map<string, AuditEntry>, entry: AuditEntry): void {
  const key = `${entry.entity} ${entry.id}`
  entries.set(key, { ...entry, fields: { ...entries.get(key)?.fields, ...entry.fields } })
}

/** Whoever may do this only in somebody's place is noted with the one they deputise for; a program with its key. */
function namingWhomFor(actor: Actor, command: Command, entries: readonly AuditEntry[]): readonly AuditEntry[] {
  const { key } = actor
  if (key) return entries.map((entry) => ({ ...entry, fields: { api_key: key.id, ...entry.fields } }))
  const { access } = command.route
  const persons = typeof access === 'object' ? deputisingFor(actor, access.permission) : []
  if (persons.length === 0) return entries
  return entries.map((entry) => ({ ...entry, fields: { deputising_for: persons, ...entry.fields } }))
}

function parsed(input: Input): object {
  return typeof input === 'function' ? (input as () => object)() : input
}

async function contextOf(door: Door, tx: Tx, caller: Caller): Promise<ReadContext> {
  const now = door.services.clock.now()
  const actor = await actorOf(door, tx, caller, now)
  const { communityId, language, sessionId = null } = caller
  return { tx, actor, sessionId, communityId, now, language, services: door.services }
}

async function actorOf(door: Door, tx: Tx, caller: Caller, now: Date): Promise<Actor> {
  if (caller.as === 'system') return system
  if (caller.key) return keyActor(door.registry, caller.key)
  if (!caller.accountId) return anonymous
  return door.loadActor(tx, caller.accountId, caller.communityId, now, door.registry.permissions)
}

/** The door of a route: coarse and without rows. Refusals: sign_in_needed, not_a_member, not_allowed or what bars. */
function authorize(operation: Pick<Operation, 'route'>, { actor, communityId }: ReadContext): void {
  const access: Access = operation.route.access
  if (actor.kind === 'system') return
  if (actor.key && actor.key.communityId !== communityId) refuse('platform.key_scope')
  if (actor.key) return actor.key.scopes.includes(operation.route.name) ? undefined : refuse('platform.key_scope')
  if (access === 'public') return
  if (actor.kind === 'anonymous') refuse('platform.sign_in_needed')
  if (access === 'account') return
  if (access === 'member') return actor.personId ? undefined : refuse('platform.not_a_member')
  if (access === 'administrator')
    return actor.administrator ? undefined : refuse(actor.barred ?? 'platform.not_allowed')
  if (!holds(actor, access.permission)) refuse(actor.barred ?? 'platform.not_allowed')
}

function hidesActor(command: Command, input: unknown): boolean {
  const { anonymousActor } = command
  return typeof anonymousActor === 'function' ? anonymousActor(input as never) : anonymousActor
}

function auditHead(ctx: ReadContext, command: Command, input: unknown) {
  const hidden = hidesActor(command, input)
  const at = ctx.now.toISOString()
  return {
    communityId: ctx.communityId,
    command: command.route.name,
    accountId: hidden ? null : ctx.actor.accountId,
    personId: hidden ? null : ctx.actor.personId,
    at: hidden ? at.slice(0, 10) : at,
  }
}

/** An event that waits for one reaction. */
export type OutboxRow = {
  community_id: number
  id: string
  event_id: string
  event: string
  handler: string
  payload: string
  occurred_at: Date
  due_at: Date
}

/** One row per (event, handler). The payload is checked against the contract: a wrong one is a programming error. */
function outboxRows(
  registry: Registry,
  ctx: ReadContext,
  event: string,
  payload: Record<string, unknown>,
): OutboxRow[] {
  const schema = registry.events[event]
  if (!schema) throw new Error(`the event ${event} is in no contract`)
  const parsed = JSON.stringify(schema.parse(payload))
  const eventId = newId(ctx.now)
  return (registry.handlersOf.get(event) ?? []).map((handler) => ({
    community_id: ctx.communityId,
    id: newId(ctx.now),
    event_id: eventId,
    event,
    handler: handler.name,
    payload: parsed,
    occurred_at: ctx.now,
    due_at: ctx.now,
  }))
}

type Claim = { replayed: boolean; result: unknown; answer: Buffer | null; actor: string; key: string }

/**
 * Takes the key for this person, or finds the answer of the first click. A second click at the same moment waits here for the
 * first one's commit. Refusal: `platform.idempotency_key_reused` when the same key comes with other content.
 */
async function claimKey(ctx: ReadContext, command: Command, key: string, input: unknown): Promise<Claim> {
  const actor = hidesActor(command, input)
    ? anonymous.kind
    : (ctx.actor.accountId ?? ctx.actor.key?.id ?? ctx.actor.kind)
  const inputHash = createHash('sha256').update(JSON.stringify(input)).digest('hex')
  const taken = await sql<{ key: string }>`
    insert into platform.idempotency (community_id, actor, key, command, input_hash, created_at)
    values (${ctx.communityId}, ${actor}, ${key}, ${command.route.name}, ${inputHash}, ${ctx.now})
    on conflict do nothing returning key`.execute(ctx.tx)
  if (taken.rows.length === 1) return { replayed: false, result: undefined, answer: null, actor, key }
  const first = await ctx.tx
    .selectFrom('platform.idempotency')
    .select(['command', 'input_hash', 'result', 'answer'])
    .where('community_id', '=', ctx.communityId)
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (first.command !== command.route.name || first.input_hash !== inputHash) refuse('platform.idempotency_key_reused')
  return { replayed: true, result: first.result, answer: first.answer, actor, key }
}

/** What the first click was answered, word for word; undefined where it isn't kept. */
function firstAnswer(ctx: ReadContext, { answer }: Claim): unknown {
  return answer ? (JSON.parse(ctx.services.vault.decrypt(answer)) as unknown) : undefined
}

/** A larger answer isn't kept; what stands now is shown in its place. */
const answerCharactersMost = 256 * 1024

/** Keeps the first click's result and answer with its key, sealed: an answer holds what people wrote. */
function answerPart(ctx: ReadContext, { actor, key }: Claim, result: unknown, view: unknown): RawBuilder<unknown> {
  const json = JSON.stringify(view ?? null)
  const answer = json.length > answerCharactersMost ? null : ctx.services.vault.encrypt(json)
  return sql`answer as (
    update platform.idempotency set result = ${JSON.stringify(result ?? null)}::jsonb, answer = ${answer}::bytea
    where community_id = ${ctx.communityId} and actor = ${actor} and key = ${key}
  )`
}

function outboxPart(ctx: ReadContext, rows: readonly OutboxRow[]): RawBuilder<unknown> {
  const json = JSON.stringify(rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) as unknown })))
  return sql`announced as (
    insert into platform.outbox (community_id, id, event_id, event, handler, payload, occurred_at, due_at)
    select ${ctx.communityId}::int, o.id, o.event_id, o.event, o.handler, o.payload, o.occurred_at, o.due_at
    from jsonb_to_recordset(${json}::jsonb) as o (id uuid, event_id uuid, event text, handler text, payload jsonb, occurred_at timestamptz,
      due_at timestamptz)
  )`
}
