import { type Session, send } from '../support/http.ts'
import { type Attempt, Attempts } from './attempts.ts'

const clients = 6

/** People who write one thing after the other until the server is gone. */
export class Writers {
  readonly #attempts: Attempts

  constructor(community: number) {
    this.#attempts = new Attempts(community)
  }

  /** Signs everybody in and lets them write; `end` waits until the last one noticed that nobody answers. */
  async begin(address: string): Promise<{ end(): Promise<Attempt[]> }> {
    const { resident, staff } = await this.#attempts.people(address)
    const attempts: Attempt[] = []
    const working = Array.from({ length: clients }, (_, at) => this.#write(at, resident, staff, attempts))
    return { end: () => Promise.all(working).then(() => attempts) }
  }

  /** Sends what had no answer once more, with its own key. Every one must be taken now. */
  async askAgain(address: string, attempts: readonly Attempt[]): Promise<void> {
    const { resident, staff } = await this.#attempts.people(address)
    for (const attempt of attempts.filter((one) => !one.answeredAtOnce)) {
      await ask(attempt.kind === 'filing' ? resident : staff, attempt)
    }
  }

  async #write(client: number, resident: Session, staff: Session, attempts: Attempt[]): Promise<void> {
    for (let turn = client; ; turn += clients) {
      const filing = this.#attempts.filing(turn)
      attempts.push(filing)
      if (!(await asked(resident, filing))) return
      const note = this.#attempts.note(filing)
      attempts.push(note)
      if (!(await asked(staff, note))) return
    }
  }
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
