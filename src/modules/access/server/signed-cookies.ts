import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Vault } from '../../../platform/vault.ts'
import { sessionSecrets } from './auth-secrets.ts'

export type SignedAnew = {
  /** The `Cookie` header for better-auth. */
  header: string
  /** The session's cookie as it is now, where another than the current key had signed it. */
  session?: { name: string; value: string }
}

const ours = /^(?:__Secure-)?linli\.([a-z_]+)$/
/** Base64 of 32 bytes. */
const signatureLength = 44

/**
 * A call's cookies with the signatures of the current key: better-auth knows only that one's, so a change of keys would sign everybody out.
 * Only what another of the installation's keys has signed is signed anew; copies of a session (`session_data`) are not, so that it is looked
 * up: who has seen an older key can't make one.
 */
export function signedAnew(vault: Vault, header: string): SignedAnew {
  const [current, ...others] = sessionSecrets(vault)
  if (!current || others.length === 0) return { header }
  const result: SignedAnew = { header }
  const cookies = header.split(';').map((part) => {
    const cookie = part.trim()
    const at = cookie.indexOf('=')
    const name = cookie.slice(0, at)
    const kind = ours.exec(name)?.[1]
    const signed = kind === undefined ? undefined : readSigned(cookie.slice(at + 1))
    if (!signed || !others.some(({ value }) => sameSignature(signed, value))) return cookie
    const value = encodeURIComponent(`${signed.value}.${signatureOf(signed.value, current.value)}`)
    if (kind === 'session_token') result.session = { name, value }
    return `${name}=${value}`
  })
  return { ...result, header: cookies.join('; ') }
}

type Signed = { value: string; signature: string }

function readSigned(raw: string): Signed | undefined {
  const text = decoded(raw)
  const at = text.length - signatureLength
  if (at < 2 || text[at - 1] !== '.') return undefined
  return { value: text.slice(0, at - 1), signature: text.slice(at) }
}

function decoded(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch {
    return ''
  }
}

function signatureOf(value: string, secret: string): string {
  return createHmac('sha256', secret).update(value).digest('base64')
}

function sameSignature({ value, signature }: Signed, secret: string): boolean {
  const wanted = Buffer.from(signatureOf(value, secret))
  const given = Buffer.from(signature)
  return given.byteLength === wanted.byteLength && timingSafeEqual(given, wanted)
}
