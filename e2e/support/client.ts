import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Identity } from './identities.ts'
import { productHere } from './product-here.ts'

/** An answer of the API that isn't a success: status, code of the refusal, and its sentence. */
class Refused extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, problem: { code?: string; title?: string; detail?: string }, asked: string) {
    super(`${asked}: ${status} ${problem.code ?? ''} ${problem.title ?? ''} ${problem.detail ?? ''}`)
    this.status = status
    this.code = problem.code ?? ''
  }
}

/** An address of the documentation range, a new one for each visitor: limits are kept by address. */
let visitors = Math.floor(Math.random() * 60_000)
export function visitorAddress(): string {
  visitors += 1
  return `198.18.${Math.floor(visitors / 250) % 250}.${(visitors % 250) + 1}`
}

/** What a program does with the public HTTP API: cookies kept, a key with every write. */
export class Client {
  private readonly cookies = new Map<string, string>()
  private readonly visitor = visitorAddress()

  get<T>(path: string): Promise<T> {
    return this.ask<T>('GET', path)
  }

  post<T>(path: string, body: object = {}, key: string = randomUUID()): Promise<T> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key }
    return this.ask<T>('POST', path, { headers, body: JSON.stringify(body) })
  }

  async upload(path: string, bytes: Buffer, name: string): Promise<string> {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)]), name)
    const { id } = await this.ask<{ id: string }>('POST', path, {
      headers: { 'idempotency-key': randomUUID() },
      body: form,
    })
    return id
  }

  async ask<T>(
    method: string,
    path: string,
    wish: { headers?: Record<string, string>; body?: string | FormData } = {},
  ): Promise<T> {
    const answer = await this.fetch(method, path, wish)
    const text = await answer.text()
    const content = text === '' ? {} : (JSON.parse(text) as object)
    if (!answer.ok) throw new Refused(answer.status, content, `${method} ${path}`)
    return content as T
  }

  async fetch(
    method: string,
    path: string,
    wish: { headers?: Record<string, string>; body?: string | FormData } = {},
  ): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${productHere().address}${path}`, {
      method,
      redirect: 'manual',
      headers: { 'x-forwarded-for': this.visitor, ...(cookie ? { cookie } : {}), ...wish.headers },
      ...(wish.body === undefined ? {} : { body: wish.body }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      this.cookies.set(name, value)
    }
    return answer
  }
}

const identityList = z.object({
  items: z.array(
    z.object({
      community: z.number(),
      community_name: z.string(),
      identity: z.string(),
      label: z.string(),
      face: z.string(),
    }),
  ),
})
/** The larger of the demo's communities, in which the journeys take place. */
const place = '西山社区'

export type Entrance = { community: number; community_name: string; label: string; face: string }

/** Where an identity of the demo goes in, and what its button says. */
export async function entranceOf(identity: Identity): Promise<Entrance> {
  const { items } = identityList.parse(await new Client().get('/api/demo/identities'))
  const found = items.find((item) => item.identity === identity && item.community_name === place)
  if (!found) throw new Error(`the demo has no identity ${identity}, only ${items.map((item) => item.identity)}`)
  return found
}

/** A program signed in as one of the demo's people; `path` begins below the community. */
export async function signedIn(identity: Identity): Promise<{ client: Client; base: string }> {
  const { community } = await entranceOf(identity)
  const client = new Client()
  await client.post('/api/demo/sign-in', { community, identity })
  return { client, base: `/api/c/${community}` }
}
