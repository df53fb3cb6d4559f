import { randomUUID } from 'node:crypto'
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'

/** Whoever asks: an address and the cookies kept. */
export type Session = { address: string; cookies: Map<string, string> }

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string }

const agent = new Agent({ keepAlive: true, maxSockets: 64 })
let visitors = Math.floor(Math.random() * 60_000)

/** An address of the documentation range, a new one for each call: the limit by address is not what is measured. */
function visitorAddress(): string {
  visitors += 1
  return `198.${18 + ((visitors >> 16) & 1)}.${(visitors >> 8) & 255}.${visitors & 255}`
}

/** One call over a kept connection; a write carries its key, a new one unless given. Fails on an answer that is no success. */
export async function send(...[session, method, path, ...rest]: Parameters<typeof ask>): Promise<Answer> {
  const answer = await ask(session, method, path, ...rest)
  if (answer.status < 400) return answer
  throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`)
}

/** The same, whatever is answered. Fails where nobody answers. */
export function ask(
  session: Session,
  method: string,
  path: string,
  body?: object,
  key: string = randomUUID(),
): Promise<Answer> {
  const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
  const headers: Record<string, string> = { 'x-forwarded-for': visitorAddress() }
  if (session.cookies.size > 0) headers.cookie = [...session.cookies].map((pair) => pair.join('=')).join('; ')
  if (content) {
    headers.origin = session.address
    headers['content-type'] = 'application/json'
    headers['content-length'] = String(content.length)
    headers['idempotency-key'] = key
  }
  return new Promise((resolve, reject) => {
    const asked = request(`${session.address}${path}`, { method, headers, agent }, (response) => {
      keepCookies(session, response)
      take(response).then((text) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
      }, reject)
    })
    asked.once('error', reject)
    asked.end(content)
  })
}

/** One sheet or photo as a browser sends it. */
export async function sendFile(session: Session, path: string, name: string, bytes: Buffer): Promise<Answer> {
  const body = new FormData()
  body.append('file', new Blob([new Uint8Array(bytes)]), name)
  const cookie = [...session.cookies].map((pair) => pair.join('=')).join('; ')
  const headers = {
    cookie,
    origin: session.address,
    'idempotency-key': randomUUID(),
    'x-forwarded-for': visitorAddress(),
  }
  const response = await fetch(`${session.address}${path}`, { method: 'POST', headers, body })
  const text = await response.text()
  if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${text.slice(0, 300)}`)
  return { status: response.status, headers: Object.fromEntries(response.headers), text }
}

async function take(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

function keepCookies(session: Session, response: IncomingMessage): void {
  for (const line of response.headers['set-cookie'] ?? []) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
    session.cookies.set(name, value)
  }
}
