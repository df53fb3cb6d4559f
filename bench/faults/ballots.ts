import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { type Ballots, draftBallots, fillBallots } from '../ballots/seed.ts'
import type { Place } from '../support/database.ts'
import { type Answer, ask, type Session } from '../support/http.ts'
import { demoCommunity, type Product, signIn, startProduct } from '../support/product.ts'
import { endNow, endSoon, onTables } from './ballot-tables.ts'
import { verified } from './inspect.ts'
import { demoScale, type Outcome, type Scenario } from './scenario.ts'

const clients = 6
const [soonest, latest] = [100, 1_500]
const rowsOfRound = 600
const [soonestCount, latestCount] = [0, 60]

/** One vote as it was sent; `taken` once the server said yes, or refused it because the ballot had ended. */
type Cast = { voter: string; code: string; key: string; taken: boolean; refused: boolean }

/**
 * Kills the server (SIGKILL) while votes come in, while a ballot ends, and while it is counted; sends again with the same key what had no
 * answer. Every vote somebody was told of is there once with its own choice, none that was refused is, and counting again gives the same.
 */
export const ballotsKilled: Scenario = async ({ place, kills, say }): Promise<Outcome> => {
  let product = await startProduct(place.env, demoScale)
  const community = await demoCommunity(product.address)
  const secretary = await signIn(product.address, community, 'secretary')
  const drafted = await draftBallots(secretary, community).finally(() => product.stop())
  const ballots = await fillBallots(place.env, community, drafted, rowsOfRound * (kills + 1))
  const run = new Run(community, ballots)
  product = await startProduct(place.env, demoScale)
  try {
    for (let kill = 0; kill <= kills; kill += 1) {
      const ends = kill === kills
      if (ends) {
        // The last round goes over the ballot's end.
        await product.stop()
        await onTables(place, (owner) => endSoon(owner, community, ballots.open))
        product = await startProduct(place.env, demoScale)
      }
      product = await run.round(place, product)
      say(`kill ${kill + 1}: ${run.casts.length} votes sent${ends ? ', over the end' : ''}`)
    }
    await product.stop()
    await onTables(place, (owner) => endNow(owner, community, ballots.open))
    const counted: string[] = []
    for (let kill = 0; kill < kills; kill += 1) {
      product = await startProduct(place.env, demoScale)
      counted.push(await run.countKilled(product))
    }
    product = await startProduct(place.env, demoScale)
    const same = await run.countedSame(product)
    await product.stop()
    const found = await onTables(place, (owner) => run.inspect(owner))
    const chain = await verified(place)
    const { lost, doubled, changed, refusedYetThere, results } = found
    const held =
      [lost, doubled, changed, refusedYetThere].every((count) => count === 0) &&
      results === 1 &&
      same &&
      chain === 'whole'
    return { held, kills, counted_same: same, chain, cut_short: counted, ...found }
  } finally {
    await product.kill()
  }
}

class Run {
  readonly casts: Cast[] = []
  readonly #community: number
  readonly #ballots: Ballots
  readonly #left: string[]
  readonly #tallyKey = randomUUID()

  constructor(community: number, ballots: Ballots) {
    this.#community = community
    this.#ballots = ballots
    this.#left = [...ballots.voters]
  }

  /** Casts until killed, then starts again and asks again; answers the new product. */
  async round(place: Place, product: Product): Promise<Product> {
    const clerk = await signIn(product.address, this.#community, 'counter')
    const own: Cast[] = []
    const casting = Array.from({ length: clients }, () => this.#cast(clerk, own))
    await wait(soonest + Math.random() * (latest - soonest))
    await product.kill()
    await Promise.all(casting)
    const next = await startProduct(place.env, demoScale)
    const again = await signIn(next.address, this.#community, 'counter')
    for (const cast of own.filter((one) => !(one.taken || one.refused))) await this.#send(again, cast)
    return next
  }

  async #cast(clerk: Session, own: Cast[]): Promise<void> {
    for (let voter = this.#left.pop(); voter !== undefined; voter = this.#left.pop()) {
      const code = `o${1 + (own.length % 5)}`
      const cast = { voter, code, key: randomUUID(), taken: false, refused: false }
      own.push(cast)
      this.casts.push(cast)
      try {
        await this.#send(clerk, cast)
      } catch {
        return
      }
    }
  }

  async #send(clerk: Session, cast: Cast): Promise<void> {
    const path = `/api/c/${this.#community}/ballots/${this.#ballots.open}/roll/${cast.voter}/cast`
    const body = { channel: 'counter', choices: [{ code: cast.code }] }
    const answer = await ask(clerk, 'POST', path, body, cast.key)
    if (answer.status < 300) cast.taken = true
    else if (answer.text.includes('ballots.closed')) cast.refused = true
    else throw new Error(`casting: ${answer.status} ${answer.text.slice(0, 200)}`)
  }

  /** Asks for the count and kills the server on the way; says what it answered before, if anything. */
  async countKilled(product: Product): Promise<string> {
    const secretary = await signIn(product.address, this.#community, 'secretary')
    const counting: Promise<Answer | undefined> = this.#tally(secretary).catch(() => undefined)
    await wait(soonestCount + Math.random() * (latestCount - soonestCount))
    await product.kill()
    const answer = await counting
    return answer === undefined ? 'no answer' : String(answer.status)
  }

  #tally(secretary: Session): Promise<Answer> {
    const path = `/api/c/${this.#community}/ballots/${this.#ballots.open}/tally`
    return ask(secretary, 'POST', path, {}, this.#tallyKey)
  }

  /** Counts, if that isn't done yet, and once more: the same must come out. */
  async countedSame(product: Product): Promise<boolean> {
    const secretary = await signIn(product.address, this.#community, 'secretary')
    const done = await this.#tally(secretary)
    const path = `/api/c/${this.#community}/ballots/${this.#ballots.open}/recount`
    const again = await ask(secretary, 'GET', path)
    return done.status < 300 && (JSON.parse(again.text) as { same?: boolean }).same === true
  }

  /** What stands in the tables, against what was sent. */
  async inspect(owner: pg.Pool) {
    const of = [this.#community, this.#ballots.open]
    const votes = await owner.query<{ voter_id: string; choices: string[] }>(
      'select voter_id, choices from ballots.votes where community_id = $1 and ballot_id = $2',
      of,
    )
    const results = await owner.query('select 1 from ballots.results where community_id = $1 and ballot_id = $2', of)
    const there = Map.groupBy(votes.rows, (row) => row.voter_id)
    const taken = this.casts.filter((cast) => cast.taken)
    const rowsOf = (cast: Cast) => there.get(cast.voter) ?? []
    return {
      acknowledged: taken.length,
      refused: this.casts.filter((cast) => cast.refused).length,
      lost: taken.filter((cast) => rowsOf(cast).length === 0).length,
      doubled: taken.filter((cast) => rowsOf(cast).length > 1).length,
      changed: taken.filter((cast) => rowsOf(cast).some((row) => row.choices.join() !== cast.code)).length,
      refusedYetThere: this.casts.filter((cast) => cast.refused && rowsOf(cast).length > 0).length,
      results: results.rows.length,
    }
  }
}
