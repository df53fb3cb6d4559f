import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { checkSigned } from '../../src/engines/ballot/index.ts'
import { blind, unblind } from '../../src/modules/ballots/web/secret/blind.ts'
import { fromBase64 } from '../../src/modules/ballots/web/secret/paper.ts'
import { announced, fillRoll } from '../ballots/seed.ts'
import { type Answer, ask, type Session, send } from '../support/http.ts'
import { demoCommunity, type Product, signIn, startProduct } from '../support/product.ts'
import { endNow, endSoon, onTables } from './ballot-tables.ts'
import { verified } from './inspect.ts'
import { demoScale, type Outcome, type Scenario } from './scenario.ts'

const clients = 6
const options = 3
/** Blinding takes a device a tenth of a second: papers are sealed before the server is started. */
const papersOfRound = 60
const [soonest, latest] = [50, 900]
const [soonestCount, latestCount] = [0, 60]

/** What one device holds: its paper, and how far it came. */
type Paper = {
  voter: string
  code: string
  random: string
  inverse: string
  blinded: string
  key: string
  signature?: string
  /** the urn said yes, or that it has it */
  taken: boolean
  /** the ballot had ended */
  refused: boolean
}

/**
 * Kills the server (SIGKILL) while papers of a secret ballot are signed and put into the urn, while it ends, and while it is counted; devices go on
 * with what they hold. Every paper the urn took is there once and says the same, none that was refused is, none is there that nobody sealed; the
 * key is gone with the count, counting again gives the same, and the published file proves itself.
 */
export const secretBallotKilled: Scenario = async ({ place, kills, say }): Promise<Outcome> => {
  let product = await startProduct(place.env, demoScale)
  const community = await demoCommunity(product.address)
  const secretary = await signIn(product.address, community, 'secretary')
  const title = '测量：无记名'
  const ballot = await announced(secretary, community, { kind: 'choose', secret: true, title }, options)
  const { text } = await send(secretary, 'GET', `/api/c/${community}/ballots/${ballot}`)
  await product.stop()
  const { public_key } = JSON.parse(text) as { public_key: string }
  const voters = await onTables(place, (owner) => fillRoll(owner, community, ballot, papersOfRound * (kills + 1)))
  const run = new Run(community, ballot, public_key, voters)
  try {
    for (let kill = 0; kill <= kills; kill += 1) {
      const ends = kill === kills
      await run.seal(papersOfRound)
      if (ends) await onTables(place, (owner) => endSoon(owner, community, ballot))
      product = await startProduct(place.env, demoScale)
      await run.round(product)
      product = await startProduct(place.env, demoScale)
      await run.goOn(product)
      await product.stop()
      say(`kill ${kill + 1}: ${run.papers.length} papers sealed${ends ? ', over the end' : ''}`)
    }
    await onTables(place, (owner) => endNow(owner, community, ballot))
    const counted: string[] = []
    for (let kill = 0; kill < kills; kill += 1) {
      product = await startProduct(place.env, demoScale)
      counted.push(await run.countKilled(product))
    }
    product = await startProduct(place.env, demoScale)
    const { same, proven } = await run.counted(product)
    await product.stop()
    const found = await onTables(place, (owner) => run.inspect(owner))
    const chain = await verified(place)
    const { lost, changed, refusedYetThere, unknown, keys, results, inUrn } = found
    const held =
      [lost, changed, refusedYetThere, unknown, keys].every((count) => count === 0) &&
      results === 1 &&
      same &&
      proven === inUrn &&
      chain === 'whole'
    return { held, kills, counted_same: same, proven, chain, cut_short: counted, ...found }
  } finally {
    await product.kill()
  }
}

class Run {
  readonly papers: Paper[] = []
  readonly #community: number
  readonly #ballot: string
  readonly #publicKey: string
  readonly #voters: string[]
  readonly #tallyKey = randomUUID()

  constructor(community: number, ballot: string, publicKey: string, voters: readonly string[]) {
    this.#community = community
    this.#ballot = ballot
    this.#publicKey = publicKey
    this.#voters = [...voters]
  }

  get #path(): string {
    return `/api/c/${this.#community}/ballots/${this.#ballot}`
  }

  get #open(): Paper[] {
    return this.papers.filter((paper) => !(paper.taken || paper.refused))
  }

  async seal(count: number): Promise<void> {
    for (const voter of this.#voters.splice(0, count)) {
      const code = `o${1 + (this.papers.length % options)}`
      const sealed = await blind(this.#publicKey, this.#ballot, [code])
      this.papers.push({ voter, code, ...sealed, key: randomUUID(), taken: false, refused: false })
    }
  }

  /** Takes rights and puts papers in until killed. */
  async round(product: Product): Promise<void> {
    const clerk = await signIn(product.address, this.#community, 'counter')
    const left = this.#open
    const device = async () => {
      for (let paper = left.pop(); paper !== undefined; paper = left.pop()) await this.#bring(clerk, paper)
    }
    // Whoever gets no answer any more goes on later.
    const going = Array.from({ length: clients }, () => device().catch(() => undefined))
    await wait(soonest + Math.random() * (latest - soonest))
    await product.kill()
    await Promise.all(going)
  }

  /** The same devices with the same papers, the server up again. */
  async goOn(product: Product): Promise<void> {
    const clerk = await signIn(product.address, this.#community, 'counter')
    for (const paper of this.#open) await this.#bring(clerk, paper)
  }

  async #bring(clerk: Session, paper: Paper): Promise<void> {
    paper.signature ??= await this.#right(clerk, paper)
    if (paper.signature === undefined) return
    const path = `/api/c/${this.#community}/open/ballots/${this.#ballot}/urn`
    const body = { random: paper.random, choices: [{ code: paper.code }], signature: paper.signature }
    const nobody = { address: clerk.address, cookies: new Map<string, string>() }
    const answer = await ask(nobody, 'POST', path, body)
    if (answer.status < 300 || answer.text.includes('ballots.paper_in_urn')) paper.taken = true
    else if (answer.text.includes('ballots.closed')) paper.refused = true
    else throw new Error(`putting in: ${answer.status} ${answer.text.slice(0, 200)}`)
  }

  /** Nothing where the ballot had ended. */
  async #right(clerk: Session, paper: Paper): Promise<string | undefined> {
    const path = `/api/c/${this.#community}/ballots/${this.#ballot}/roll/${paper.voter}/right`
    const answer = await ask(clerk, 'POST', path, { channel: 'counter', blinded: paper.blinded }, paper.key)
    if (answer.text.includes('ballots.closed')) {
      paper.refused = true
      return undefined
    }
    if (answer.status >= 300) throw new Error(`taking the right: ${answer.status} ${answer.text.slice(0, 200)}`)
    const { blind_signature: signed } = JSON.parse(answer.text) as { blind_signature: string }
    const held = { random: fromBase64(paper.random), choices: [paper.code] }
    return unblind(this.#publicKey, this.#ballot, held, { inverse: paper.inverse, signed })
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
    return ask(secretary, 'POST', `${this.#path}/tally`, {}, this.#tallyKey)
  }

  /** Counts, once more, shows the result; answers how many papers the published file proves. */
  async counted(product: Product): Promise<{ same: boolean; proven: number }> {
    const secretary = await signIn(product.address, this.#community, 'secretary')
    await this.#tally(secretary)
    const again = await send(secretary, 'GET', `${this.#path}/recount`)
    await send(secretary, 'POST', `${this.#path}/display`, {})
    const { text } = await send(secretary, 'GET', `/api/c/${this.#community}/open/ballots/${this.#ballot}/file`)
    return { same: (JSON.parse(again.text) as { same: boolean }).same, proven: checkSigned(text).papers }
  }

  /** What lies in the urn, against what devices hold. */
  async inspect(owner: pg.Pool) {
    const of = [this.#community, this.#ballot]
    const where = 'where community_id = $1 and ballot_id = $2'
    const urn = await owner.query<{ random: string; choices: string[] }>(
      `select encode(random, 'hex') as random, choices from ballots.urn ${where}`,
      of,
    )
    const results = await owner.query(`select 1 from ballots.results ${where}`, of)
    const keys = await owner.query(`select 1 from ballots.urn_keys ${where} and private_sealed is not null`, of)
    const hexOf = (paper: Paper) => Buffer.from(paper.random, 'base64url').toString('hex')
    const there = new Map(urn.rows.map((row) => [row.random, row.choices.join()]))
    const sealed = new Set(this.papers.map(hexOf))
    const taken = this.papers.filter((paper) => paper.taken)
    return {
      acknowledged: taken.length,
      refused: this.papers.filter((paper) => paper.refused).length,
      inUrn: urn.rows.length,
      lost: taken.filter((paper) => !there.has(hexOf(paper))).length,
      changed: this.papers.filter((paper) => (there.get(hexOf(paper)) ?? paper.code) !== paper.code).length,
      refusedYetThere: this.papers.filter((paper) => paper.refused && there.has(hexOf(paper))).length,
      unknown: urn.rows.filter((row) => !sealed.has(row.random)).length,
      keys: keys.rows.length,
      results: results.rows.length,
    }
  }
}
