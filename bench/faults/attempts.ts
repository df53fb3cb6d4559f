import { randomUUID } from 'node:crypto'
import { type Filing, filingsFor } from '../intake/filings.ts'
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

/** What residents of a community file and staff note on it. */
export class Attempts {
  readonly #community: number
  #filings: Filing[] = []

  constructor(community: number) {
    this.#community = community
  }

  /** Signs in who files and who notes; must come first. */
  async people(address: string) {
    const resident = await signIn(address, this.#community, 'young')
    const staff = await signIn(address, this.#community, 'secretary')
    if (this.#filings.length === 0) this.#filings = await filingsFor(resident, this.#community)
    return { resident, staff }
  }

  filing(turn: number): Attempt {
    const filing = this.#filings[turn % this.#filings.length]
    if (!filing) throw new Error('nothing to file')
    const mark = randomUUID()
    const body = { ...filing, description: `${filing.description}（${mark}）` }
    return attempt('filing', mark, `/api/c/${this.#community}/requests`, body)
  }

  note(filing: Attempt): Attempt {
    const mark = randomUUID()
    const path = `/api/c/${this.#community}/requests/${filing.request}/note`
    return { ...attempt('note', mark, path, { text: `看过了（${mark}）` }), request: filing.request }
  }
}

function attempt(kind: Attempt['kind'], mark: string, path: string, body: object): Attempt {
  return { kind, mark, key: randomUUID(), path, body, answeredAtOnce: false, request: undefined }
}
