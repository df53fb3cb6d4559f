import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { loadActor } from '../../modules/access/api.ts'
import { createAccount } from '../../modules/access/test/factory.ts'
import { communityWithRequests, fileOne, type RequestsCommunity } from '../../modules/requests/test/factory.ts'
import { admit } from '../../platform/command/run.ts'
import type { Operation } from '../../platform/command/types.ts'
import { parseInput } from '../../platform/http/input.ts'
import type { ActorLoader } from '../../platform/module.ts'
import type { Actor } from '../../shared/actor.ts'
import { Refusal } from '../../shared/refusal.ts'
import { hostile, type JsonSchema } from './hostile.ts'
import { type Served, serveTestPlatform, unknownId } from './served.ts'

type Described = {
  operationId: string
  parameters?: { name: string; in: 'path' | 'query'; schema: JsonSchema }[]
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
}

/** One operation as the API describes it; `operation` is missing where it is none of `run` and `read`. */
export type Target = {
  name: string
  method: string
  path: string
  described: Described
  operation: Operation | undefined
}

type Drawn = { url: string; query: URLSearchParams; params: Record<string, string>; body: string | undefined }
type Answer = { statusCode: number; body: string }

/** Where and as whom is attacked, with what ids. */
type Ground = {
  home: RequestsCommunity
  elsewhere: RequestsCommunity
  accounts: (string | null)[]
  ids: string[]
  actors: Map<string, Promise<Actor>>
}

/** Words of a request of another community, and of a neighbour's in one's own. */
const secrets = { elsewhere: '不可外传的一句话', neighbour: '只说给居委会听的话' }
/** Of what the door or the form surely refuses, one in so many goes the whole way all the same. */
const wholeWayOneIn = 10

/** A platform under attack by somebody unknown, a resident, staff and an administrator; the same seed attacks the same. */
export class Siege {
  readonly targets: readonly Target[]
  readonly #served: Served
  readonly #home: RequestsCommunity
  readonly #accounts: readonly (string | null)[]
  readonly #communities: ReadonlySet<string>
  readonly #ids: readonly string[]
  readonly #actors: Map<string, Promise<Actor>>

  private constructor(served: Served, targets: Target[], { home, elsewhere, accounts, ids, actors }: Ground) {
    this.targets = targets
    this.#served = served
    this.#home = home
    this.#communities = new Set(['0', ...[home, elsewhere].map(({ communityId }) => String(communityId))])
    this.#accounts = accounts
    this.#ids = ids
    this.#actors = actors
  }

  static async open(): Promise<Siege> {
    const actors = new Map<string, Promise<Actor>>()
    const served = await serveTestPlatform(remembering(actors))
    const { platform } = served
    const home = await communityWithRequests(platform)
    const elsewhere = await communityWithRequests(platform)
    const own = await fileOne(platform, home)
    const neighbours = { description: secrets.neighbour, confidential: true }
    const nextDoor = await fileOne(platform, home, neighbours, home.neighbour)
    const foreign = await fileOne(platform, elsewhere, { description: secrets.elsewhere, confidential: true })
    const administrator = await createAccount(platform, home.communityId, null, { administrator: true })
    const accounts = [null, home.resident.accountId, home.worker.accountId, home.secretary.accountId, administrator]
    const things = [own.id, nextDoor.id, foreign.id, unknownId, home.areas.building, elsewhere.areas.building]
    const ids = [...things, elsewhere.resident.personId, home.bodies.department]
    await platform.dispatcher.drain()
    return new Siege(served, await targetsOf(served), { home, elsewhere, accounts, ids, actors })
  }

  close(): Promise<void> {
    return this.#served.close()
  }

  /**
   * Attacks one operation so many times. Returns how many attacks were accepted. Throws on a fault (5xx), on words of somebody else, on a
   * refusal without a sentence or that changed something, on a reaction that fails.
   */
  async besiege(target: Target, inputs: number, seed: number): Promise<number> {
    const draw = hostile(seedOf(seed, target.name))
    const before = await this.#auditRows()
    const doors = new Map<string, boolean>()
    const asked = new Set<string>()
    let accepted = 0
    let refused = 0
    for (let count = 0; count < inputs; count++) {
      const account = this.#accounts[count % this.#accounts.length] ?? null
      const drawn = this.#draw(target, draw)
      const isRefused =
        (await this.#isRefusedAtDoor(target, account, drawn, doors)) || this.#isRefusedByForm(target, drawn)
      if (isRefused && refused++ % wholeWayOneIn !== 0) continue
      // The same asked again before anything changed is answered the same.
      const attack = JSON.stringify([account, drawn.url, drawn.body])
      if (asked.has(attack)) continue
      asked.add(attack)
      if (!(await this.#attack(target, drawn, account))) continue
      accepted += 1
      if (target.method !== 'get') asked.clear()
    }
    if ((await this.#auditRows()) > before + accepted) throw new Error(`${target.name}: a refusal changed something`)
    if (accepted > 0) await this.#react(target)
    if (accepted > 0 && target.method !== 'get') this.#actors.clear()
    return accepted
  }

  #draw({ path, described }: Target, draw: ReturnType<typeof hostile>): Drawn {
    const query = new URLSearchParams()
    const params: Record<string, string> = {}
    for (const parameter of described.parameters ?? []) {
      const value = draw.wellFormed(String(draw.value(parameter.schema, this.#ids)))
      if (parameter.in === 'query') {
        if (draw.chance(0.6)) query.append(parameter.name, value)
      } else {
        const home = parameter.name === 'community' && draw.chance(0.8)
        params[parameter.name] = home ? String(this.#home.communityId) : value
      }
    }
    const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
    const schema = described.requestBody?.content['application/json']?.schema
    const body = schema ? draw.body(schema, this.#ids) : undefined
    return { url: query.size > 0 ? `${url}?${query}` : url, query, params, body }
  }

  /**
   * Whether the door alone refuses it, whatever is asked: asked once for each account and community, kept in `known`. What no community
   * could be is no matter of the door.
   */
  async #isRefusedAtDoor(
    { operation }: Target,
    accountId: string | null,
    { params, query }: Drawn,
    known: Map<string, boolean>,
  ): Promise<boolean> {
    const community = params['community'] ?? query.get('community') ?? '0'
    if (!operation || !this.#communities.has(community)) return false
    const key = `${accountId} ${community}`
    const before = known.get(key)
    if (before !== undefined) return before
    const caller = { accountId, communityId: Number(community), language: 'zh-CN' }
    const refused = await admit(this.#served.platform.door, operation, caller).then(() => false, isRefusal)
    known.set(key, refused)
    return refused
  }

  /** Whether the form alone refuses it. What isn't JSON is no matter of the form. */
  #isRefusedByForm({ operation }: Target, { params, query, body }: Drawn): boolean {
    const parsed = parsedBody(body)
    if (!operation || parsed === unreadable) return false
    try {
      const raw = { params, query: Object.fromEntries(query), body: parsed }
      parseInput(operation.route, raw, this.#served.platform.texts, 'zh-CN')
      return false
    } catch (error) {
      return isRefusal(error)
    }
  }

  /** Asks once as somebody; whether it was accepted. */
  async #attack({ name, method }: Target, { url, body }: Drawn, account: string | null): Promise<boolean> {
    const answer = await this.#served.http.inject({
      method: method.toUpperCase() as 'GET',
      url,
      headers: {
        'idempotency-key': crypto.randomUUID(),
        ...(account ? { 'x-test-account': account } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: body }),
    })
    const wrong = this.#wrongIn(answer, account)
    if (!wrong) return answer.statusCode < 400
    const asked = `${name}: ${method} ${url.slice(0, 300)} ${String(body).slice(0, 500)}`
    throw new Error(`${wrong}\n${asked}\n→ ${answer.statusCode} ${answer.body.slice(0, 300)}`)
  }

  #wrongIn({ statusCode, body }: Answer, account: string | null): string | undefined {
    if (statusCode >= 500) return 'a fault'
    if (body.includes(secrets.elsewhere)) return 'words of another community'
    const isStranger = account === null || account === this.#home.resident.accountId
    if (isStranger && body.includes(secrets.neighbour)) return 'words of a neighbour'
    if (statusCode < 400) return undefined
    const { code, detail } = JSON.parse(body) as { code?: unknown; detail?: unknown }
    return typeof code === 'string' && typeof detail === 'string' ? undefined : 'a refusal without a sentence'
  }

  async #auditRows(): Promise<number> {
    const found = await sql<{
      rows: number
    }>`select coalesce(sum(seq), 0)::bigint as rows from platform.audit_chains`.execute(
      this.#served.platform.database.kysely,
    )
    return Number(found.rows[0]?.rows ?? 0)
  }

  /** What was accepted must also be borne by those who react to it. */
  async #react({ name }: Target): Promise<void> {
    const { platform } = this.#served
    await platform.dispatcher.drain()
    const failed = await platform.database.owner.query<{ handler: string; last_error: string }>(
      'select handler, last_error from platform.outbox where done_at is null and attempts > 0 limit 1',
    )
    const [first] = failed.rows
    if (first) throw new Error(`${name}: the reaction ${first.handler} failed: ${first.last_error}`)
  }
}

/** Rights are read anew after an operation that changed something: asked for at every attack they took a third of the time. */
function remembering(actors: Map<string, Promise<Actor>>): ActorLoader {
  return (tx, accountId, communityId, now, permissions) => {
    const key = `${accountId} ${communityId}`
    const known = actors.get(key) ?? loadActor(tx, accountId, communityId, now, permissions)
    actors.set(key, known)
    return known
  }
}

/** Anything else that is thrown is a fault. */
function isRefusal(error: unknown): true {
  if (error instanceof Refusal) return true
  throw error
}

const unreadable = Symbol('unreadable')

function parsedBody(body: string | undefined): unknown {
  if (body === undefined) return undefined
  try {
    return JSON.parse(body) as unknown
  } catch {
    return unreadable
  }
}

type Folded = {
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, unknown> }
}

/** What references point to, in their place. */
function unfolded<T>(value: T, schemas: Record<string, unknown>): T {
  if (Array.isArray(value)) return value.map((one) => unfolded(one, schemas)) as T
  if (typeof value !== 'object' || value === null) return value
  if ('$ref' in value) return unfolded(schemas[String(value.$ref).split('/').at(-1) ?? ''], schemas) as T
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unfolded(inner, schemas)])) as T
}

async function targetsOf({ http, platform }: Served): Promise<Target[]> {
  const document = (await http.inject({ url: '/api/openapi.json' })).json() as Folded
  const paths = unfolded(document.paths, document.components.schemas)
  const { operations } = platform.registry
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const name = described.operationId
      return { name, method, path, described, operation: operations.get(name) }
    }),
  )
}

/** Each operation has draws of its own, so that one can be attacked alone as it was among all. */
function seedOf(seed: number, name: string): number {
  return createHash('sha256').update(`${seed} ${name}`).digest().readUInt32BE()
}
