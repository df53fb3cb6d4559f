import { randomUUID } from 'node:crypto'
import { type Filing, filingsFor } from '../intake/filings.ts'
import { type Session, send } from '../support/http.ts'
import { signIn } from '../support/product.ts'

/** One write: what was sent, and what was answered. `mark` stands in its text, so that it is found again in the tables. */
export type Attempt = {
  kind: 'filing' | 'note'
  mark: string
  /** Idempotency key: asked again with the same one, it must happen once. */
  key: string
  path: string
  body: object
  /** Whether an answer came before the kill. */
  answeredAtOnce: boolean
  /** Id of the request it made or was written on. */
  request: string | undefined
}

const clients = 6

/** People who write one thing after the other until the server is gone. */
export class Writers {
  readonly #community: number
  #filings: Filing[] = []

  constructor(community: number) {
    this.#community = community
  }

  /** Signs everybody in and lets them write; `end` waits until the last one noticed that nobody answers. */
  async begin(address: string): Promise<{ end(): Promise<Attempt[]> }> {
    const resident = await signIn(address, this.#community, 'young')
    const staff = await signIn(address, this.#community, 'secretary')
    if (this.#filings.length === 0) this.#filings = await filingsFor(resident, this.#community)
    const attempts: Attempt[] = []
    const working = Array.from({ length: clients }, (_, at) => this.#write(at, resident, staff, attempts))
    return { end: () => Promise.all(working).then(() => attempts) }
  }

  /** Sends what had no answer once more, with its own key. Every one must be taken now. */
  async askAgain(address: string, attempts: readonly Attempt[]): Promise<void> {
    const resident = await signIn(address, this.#community, 'young')
    const staff = await signIn(address, this.#community, 'secretary')
    for (const attempt of attempts.filter((one) => !one.answeredAtOnce)) {
      await ask(attempt.kind === 'filing' ? resident : staff, attempt)
    }
  }

  async #write(client: number, resident: Session, staff: Session, attempts: Attempt[]): Promise<void> {
    for (let turn = client; ; turn += clients) {
      const filing = this.#filing(turn)
      attempts.push(filing)
      if (!(await asked(resident, filing))) return
      const note = this.#note(filing)
      attempts.push(note)
      if (!(await asked(staff, note))) return
    }
  }

  #filing(turn: number): Attempt {
    const filing = this.#filings[turn % this.#filings.length]
    if (!filing) throw new Error('nothing to file')
    const mark = randomUUID()
    const body = { ...filing, description: `${filing.description}（${mark}）` }
    return attempt('filing', mark, `/api/c/${this.#community}/requests`, body)
  }

  #note(filing: Attempt): Attempt {
    const mark = randomUUID()
    const made = attempt('note', mark, `/api/c/${this.#community}/requests/${filing.request}/note`, {
      text: `看过了（${mark}）`,
    })
    return { ...made, request: filing.request }
  }
}

function attempt(kind: Attempt['kind'], mark: string, path: string, body: object): Attempt {
  return { kind, mark, key: randomUUID(), path, body, answeredAtOnce: false, request: undefined }
}

/** Whether the server answered; when it is gone, nobody does. */
async function asked(session: Session, attempt: Attempt): Promise<boolean> {
  try {
    await ask(session, attempt)
    attempt.answeredAtOnce = true
    return true
  } catch (error) {
    if (gone(error)) return false
    throw error
  }
}

async function ask(session: Session, attempt: Attempt): Promise<void> {
  const { text } = await send(session, 'POST', attempt.path, attempt.body, attempt.key)
  if (attempt.kind === 'filing') attempt.request = (JSON.parse(text) as { id: string }).id
}

function gone(error: unknown): boolean {
  return ['ECONNRESET', 'ECONNREFUSED', 'EPIPE'].includes((error as NodeJS.ErrnoException).code ?? '')
}
