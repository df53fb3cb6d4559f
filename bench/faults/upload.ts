import { randomUUID } from 'node:crypto'
import type { Answer, Session } from '../support/http.ts'

/** Uploads one file as a page does. */
export async function upload(session: Session, path: string, bytes: Uint8Array, name: string): Promise<Answer> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), name)
  const cookie = [...session.cookies].map((pair) => pair.join('=')).join('; ')
  const headers = { cookie, 'idempotency-key': randomUUID() }
  const response = await fetch(`${session.address}${path}`, { method: 'POST', body: form, headers })
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() }
}
