import { setTimeout as wait } from 'node:timers/promises'
import { type Answer, ask, type Session } from '../support/http.ts'
import { type Attempt, Attempts } from './attempts.ts'

const clients = 6
const patienceSeconds = 90
const pauseMilliseconds = 150

/**
 * People who write one thing after the other and, refused because something is away or full, try again with the same key until it is taken:
 * what a page does. Anything else than a yes or such a refusal is noted as wrong.
 */
export class Insistent {
  readonly attempts: Attempt[] = []
  /** Refusals met, by code. */
  readonly refusals: Record<string, number> = {}
  /** Calls nobody answered. */
  unanswered = 0
  readonly wrong: string[] = []
  readonly #made: Attempts
  readonly #addresses: readonly string[]
  #working: Promise<void>[] = []
  #stopping = false

  /** With several addresses, each person goes from one to the next. */
  constructor(community: number, addresses: readonly string[]) {
    this.#made = new Attempts(community)
    this.#addresses = addresses
  }

  async begin(): Promise<void> {
    const people = await this.#made.people(this.#addresses[0] ?? '')
    this.#working = Array.from({ length: clients }, (_, client) => this.#write(client, people))
  }

  /** Everybody brings to an end what is in hand. */
  async end(): Promise<void> {
    this.#stopping = true
    await Promise.all(this.#working)
  }

  async #write(client: number, people: { resident: Session; staff: Session }): Promise<void> {
    for (let turn = client; !this.#stopping; turn += clients) {
      const filing = await this.#insist(people.resident, this.#made.filing(turn), turn)
      if (filing?.request) await this.#insist(people.staff, this.#made.note(filing), turn + 1)
    }
  }

  /** Returns the attempt as taken; undefined when it never was. */
  async #insist(session: Session, attempt: Attempt, turn: number): Promise<Attempt | undefined> {
    const until = performance.now() + patienceSeconds * 1000
    for (let times = 0; performance.now() < until; times += 1) {
      const address = this.#addresses[(turn + times) % this.#addresses.length] ?? ''
      const answer = await ask({ ...session, address }, 'POST', attempt.path, attempt.body, attempt.key).catch(
        () => null,
      )
      if (answer && answer.status < 300) return this.#taken(attempt, answer)
      if (answer && !this.#isExpected(answer)) return undefined
      if (!answer) this.unanswered += 1
      await wait(pauseMilliseconds)
    }
    this.wrong.push(`${attempt.path} was never taken`)
    return undefined
  }

  #taken(attempt: Attempt, { text }: Answer): Attempt {
    if (attempt.kind === 'filing') attempt.request = (JSON.parse(text) as { id: string }).id
    this.attempts.push(attempt)
    return attempt
  }

  #isExpected(answer: Answer): boolean {
    if (isPlain503(answer)) {
      const { code } = JSON.parse(answer.text) as { code: string }
      this.refusals[code] = (this.refusals[code] ?? 0) + 1
      return true
    }
    this.wrong.push(`${answer.status} ${answer.text.slice(0, 200)}`)
    return false
  }
}

/** A refusal that says when to come back, in a sentence. */
export function isPlain503({ status, headers, text }: Answer): boolean {
  if (status !== 503 || !Number(headers['retry-after'])) return false
  const problem = JSON.parse(text) as { code?: string; detail?: string }
  return /^platform\./.test(problem.code ?? '') && /[\u4e00-\u9fff]/.test(problem.detail ?? '')
}
