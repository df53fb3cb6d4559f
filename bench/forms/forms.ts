import { setTimeout as wait } from 'node:timers/promises'
import { takeIn, whileAsking } from '../import/import.ts'
import { doorsOf, mobiles, sheetOf } from '../import/people.ts'
import type { Place } from '../support/database.ts'
import { type Session, send } from '../support/http.ts'
import type { BenchOptions } from '../support/options.ts'
import { demoCommunity, signIn, startProduct } from '../support/product.ts'
import { type Measured, percentile, rounded } from '../support/result.ts'

const demoScale = 0.05
const pollMilliseconds = 250
/** How much larger the second register is. */
const grown = 5
const looks = 12

type Fill = { id: string; state: string; edition: number; rows: number }

const columnsOf = {
  person: [
    'name',
    'sex',
    'age',
    'birth_date',
    'phone',
    'identity',
    'role',
    'tags',
    'home',
    'grid',
    'building',
    'typed',
  ],
  household: ['head', 'head_phone', 'members', 'home', 'building', 'typed'],
  building: [
    'area_name',
    'persons',
    'households',
    'homes',
    'empty_homes',
    'requests_filed',
    'requests_closed',
    'typed',
  ],
} as const
type RowKind = keyof typeof columnsOf

/**
 * Report forms over a register of `rows` people, through HTTP: a roster with a row a person, one with a row a household and one with a row a
 * building are filled from the register, looked through, exported and handed in. Held against the same with a fifth of the people: what
 * a row of the roster costs may not grow with how many there are.
 */
export async function measureForms(place: Place, { rows, tiny }: BenchOptions): Promise<Measured> {
  const product = await startProduct(place.env, demoScale)
  try {
    const community = await demoCommunity(product.address)
    const desk = new Desk(await signIn(product.address, community, 'secretary'), community)
    const ids = {
      person: await desk.define('person'),
      household: await desk.define('household'),
      building: await desk.define('building'),
    }
    const doors = await doorsOf(desk.session, community)
    const fewer = Math.max(1, Math.floor(rows / grown))
    await takeIn(desk.session, community, sheetOf(fewer, doors))
    await product.settle()
    // Both are filled while somebody else goes on asking, so that they are held against one another on the same terms.
    const { done: small } = await whileAsking(desk.session, community, () => desk.fill(ids.person, '2026-09'))
    await takeIn(desk.session, community, sheetOf(rows, doors, mobiles, fewer))
    await product.settle()
    const { done: large, waits } = await whileAsking(desk.session, community, () => desk.fill(ids.person, '2026-10'))
    const household = await desk.fill(ids.household, '2026-10')
    const building = await desk.fill(ids.building, '2026-10')
    const looked = await desk.look(large.fill)
    const exported = tiny ? 0 : await desk.takeOut(large.fill)
    const handed = await desk.timed(() => desk.handIn(large.fill))
    const reopened = await desk.timed(() => desk.post(`form-fills/${large.fill.id}/reopened`, { reason: '更正' }))
    const each = (one: Filled) => (one.seconds * 1000) / one.fill.rows
    const small_ms = waits.map(({ ms }) => ms)
    return {
      ours: rounded(each(large)),
      floor: rounded(each(small)),
      unit: 'ms/row',
      p50_ms: rounded(percentile(small_ms, 0.5) ?? 0),
      p95_ms: rounded(percentile(small_ms, 0.95) ?? 0),
      sizes: {
        people: [small.fill.rows, large.fill.rows],
        fill_s: [rounded(small.seconds), rounded(large.seconds)],
        households: household.fill.rows,
        households_s: rounded(household.seconds),
        buildings: building.fill.rows,
        buildings_s: rounded(building.seconds),
        ...looked,
        export_s: rounded(exported),
        hand_in_s: rounded(handed),
        reopen_s: rounded(reopened),
        longest_wait_ms: Math.round(Math.max(0, ...small_ms)),
      },
    }
  } finally {
    await product.stop()
  }
}

type Filled = { fill: Fill; seconds: number }

/** Whoever fills the forms. */
class Desk {
  readonly session: Session
  readonly #community: number

  constructor(session: Session, community: number) {
    this.session = session
    this.#community = community
  }

  async #ask<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const { text } = await send(this.session, method, `/api/c/${this.#community}/${path}`, body)
    return JSON.parse(text) as T
  }

  post = (path: string, body: object) => this.#ask<Fill>('POST', path, body)

  async timed(work: () => Promise<unknown>): Promise<number> {
    const started = performance.now()
    await work()
    return (performance.now() - started) / 1000
  }

  async define(rows: RowKind): Promise<string> {
    const columns = columnsOf[rows].map((source, at) => ({
      id: `c${at}`,
      title: `第 ${at + 1} 列`,
      source,
      needed: at % 2 === 0,
    }))
    const asked = {
      asked_by: '街道办事处',
      purpose: '测量',
      legal_basis: '测量',
      rhythm: 'monthly',
      asked_on: '2026-09-01',
    }
    return (await this.post('forms', { name: `测量用表（${rows}）`, rows, columns, ...asked })).id
  }

  /** Seconds from asking for it until it can be looked at. */
  async fill(form: string, period: string): Promise<Filled> {
    const started = performance.now()
    let fill = await this.post(`forms/${form}/fills`, { period })
    while (fill.state === 'filling') {
      await wait(pollMilliseconds)
      fill = await this.#ask<Fill>('GET', `form-fills/${fill.id}`)
    }
    if (fill.state !== 'open') throw new Error(`the form is ${fill.state}`)
    return { fill, seconds: (performance.now() - started) / 1000 }
  }

  /** p95 of what somebody does who looks through it: the head, pages one after the other, gaps, a name. */
  async look({ id }: Fill): Promise<Record<string, number>> {
    const slowest = async (paths: (turn: number) => Promise<string> | string) => {
      const seconds: number[] = []
      for (let turn = 0; turn < looks; turn += 1) {
        const path = await paths(turn)
        seconds.push(await this.timed(() => this.#ask('GET', path)))
      }
      return rounded((percentile(seconds, 0.95) ?? 0) * 1000)
    }
    const rows = `form-fills/${id}/rows`
    let cursor: string | null = null
    const next = async () => {
      const page: { next: string | null } = await this.#ask(
        'GET',
        `${rows}?limit=50${cursor ? `&after=${encodeURIComponent(cursor)}` : ''}`,
      )
      cursor = page.next
      return `${rows}?limit=50${cursor ? `&after=${encodeURIComponent(cursor)}` : ''}`
    }
    return {
      head_p95_ms: await slowest(() => `form-fills/${id}`),
      page_p95_ms: await slowest(next),
      gaps_p95_ms: await slowest((turn) => `${rows}?show=gaps&column=c${(turn % 3) * 2}`),
      search_p95_ms: await slowest((turn) => `${rows}?q=${encodeURIComponent([...'赵钱孙李周'][turn % 5] ?? '')}`),
    }
  }

  /** Seconds until the whole sheet lies ready. */
  async takeOut({ id }: Fill): Promise<number> {
    const started = performance.now()
    const run = await this.#ask<{ id: string }>('POST', 'form-fills/exports', { fill_id: id })
    for (;;) {
      const { items } = await this.#ask<{ items: { id: string; state: string }[] }>('GET', 'form-fills/exports')
      const state = items.find((one) => one.id === run.id)?.state
      if (state === 'ready') return (performance.now() - started) / 1000
      if (state !== 'running') throw new Error(`the export is ${state}`)
      await wait(pollMilliseconds)
    }
  }

  handIn({ id, edition }: Fill): Promise<Fill> {
    return this.post(`form-fills/${id}/hand-ins`, { edition, handed_to: '街道', way: 'paper', with_gaps: true })
  }
}
