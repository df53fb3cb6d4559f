import type pg from 'pg'
import type { Place } from '../support/database.ts'
import { send } from '../support/http.ts'
import { type Product, startProduct } from '../support/product.ts'
import { type Attempt, Attempts } from './attempts.ts'
import { demoScale, secondsUntil } from './scenario.ts'

const takenSecondsMost = 60
const job = 'access.forget-expired'

/** Several server processes on one database. */
export class Workers {
  readonly #place: Place
  readonly #products = new Map<number, Product>()

  constructor(place: Place) {
    this.#place = place
  }

  async start(): Promise<Product> {
    const product = await startProduct(this.#place.env, demoScale)
    this.#products.set(product.process.pid ?? 0, product)
    return product
  }

  /** One of those that run. */
  any(): Product {
    const product = [...this.#products.values()].find(({ process }) => process.exitCode === null && !process.killed)
    if (!product) throw new Error('no process runs')
    return product
  }

  byPid(pid: number): Product | undefined {
    return this.#products.get(pid)
  }

  watch(owner: pg.Pool, community: number): Hands {
    return new Hands(this, owner, community)
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#products.values()].map((product) => product.stop()))
  }

  async kill(): Promise<void> {
    await Promise.all([...this.#products.values()].map((product) => product.kill()))
  }
}

/** Brings about that a process has something in hand: it needs a table that is locked from here. */
export class Hands {
  readonly attempts: Attempt[] = []
  readonly #workers: Workers
  readonly #owner: pg.Pool
  readonly #community: number
  readonly #made: Attempts

  constructor(workers: Workers, owner: pg.Pool, community: number) {
    this.#workers = workers
    this.#owner = owner
    this.#community = community
    this.#made = new Attempts(community)
  }

  /** Does something to the process that has a reaction in hand; how many seconds later the reactions are done. */
  reaction(toHolder: (holder: Product) => Promise<void>, secondsMost: number): Promise<number | undefined> {
    const open = 'select count(*) from platform.outbox where community_id = $1 and done_at is null'
    return this.#inHand('lock table platform.counters in share mode', () => this.#file(), toHolder, open, secondsMost)
  }

  /** The same with a job. */
  job(toHolder: (holder: Product) => Promise<void>, secondsMost: number): Promise<number | undefined> {
    const open = `select count(*) from platform.job_runs where community_id = $1 and job = '${job}' and next_at <= now()`
    return this.#inHand('lock table auth.sessions', () => this.#makeJobDue(), toHolder, open, secondsMost)
  }

  async #inHand(
    lock: string,
    begin: () => Promise<void>,
    toHolder: (holder: Product) => Promise<void>,
    open: string,
    secondsMost: number,
  ): Promise<number | undefined> {
    const client = await this.#owner.connect()
    try {
      await client.query('begin')
      await client.query(lock)
      await begin()
      await toHolder(await this.#holder(client))
      await client.query('commit')
    } finally {
      client.release()
    }
    const none = async () => Number((await this.#owner.query(open, [this.#community])).rows[0]?.count) === 0
    return secondsUntil(none, secondsMost)
  }

  /** The process that waits for the lock. */
  async #holder(client: pg.PoolClient): Promise<Product> {
    let holder: Product | undefined
    const found = async () => {
      const { rows } = await client.query<{ name: string }>(
        `select a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted`,
      )
      holder = this.#workers.byPid(Number(/^linli (\d+)$/.exec(rows[0]?.name ?? '')?.[1]))
      return holder !== undefined
    }
    await secondsUntil(found, takenSecondsMost)
    if (!holder) throw new Error('no process took it in hand')
    return holder
  }

  async #file(): Promise<void> {
    const { resident } = await this.#made.people(this.#workers.any().address)
    const attempt = this.#made.filing(this.attempts.length)
    const { text } = await send(resident, 'POST', attempt.path, attempt.body, attempt.key)
    attempt.request = (JSON.parse(text) as { id: string }).id
    this.attempts.push(attempt)
  }

  async #makeJobDue(): Promise<void> {
    const due = `update platform.job_runs set next_at = now() - interval '1 minute' where community_id = $1 and job = $2`
    await this.#owner.query(due, [this.#community, job])
  }
}
