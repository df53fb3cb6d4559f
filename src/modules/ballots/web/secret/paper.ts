/** A paper of a secret ballot as the device makes and proves it; the server's twin is `engines/ballot/signed.ts`. */
const mark = 'linli-paper/1'
const receiptSigns = 20

/** What is drawn on the device, and what was marked: options by code, as the ballot keeps them or in order of preference. */
export interface Paper {
  random: Uint8Array<ArrayBuffer>
  choices: readonly string[]
}

export const randomBytesOfPaper = 32

/** What follows the drawn octets in what is signed. */
export const saidOn = (ballotId: string, choices: readonly string[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode([mark, ballotId, ...choices].join(' ')) as Uint8Array<ArrayBuffer>

export function messageOf(ballotId: string, { random, choices }: Paper): Uint8Array<ArrayBuffer> {
  const said = saidOn(ballotId, choices)
  const message = new Uint8Array(random.length + said.length)
  message.set(random)
  message.set(said, random.length)
  return message
}

/** What its voter finds it by: `3F2A-90BC-…`. */
export async function receiptOf(ballotId: string, paper: Paper): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', messageOf(ballotId, paper)))
  const signs = Array.from(hash, (octet) => octet.toString(16).padStart(2, '0')).join('')
  return (signs.slice(0, receiptSigns).toUpperCase().match(/.{4}/g) ?? []).join('-')
}

type PublicKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>

export function importKey(spki: string): Promise<PublicKey> {
  const how = { name: 'RSA-PSS', hash: 'SHA-384' }
  return crypto.subtle.importKey('spki', fromBase64(spki), how, true, ['verify'])
}

const saltLength = 48

export function isSigned(
  key: PublicKey,
  ballotId: string,
  paper: Paper,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  return crypto.subtle.verify({ name: 'RSA-PSS', saltLength }, key, signature, messageOf(ballotId, paper))
}

/** Base64, or its form for addresses. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0)) as Uint8Array<ArrayBuffer>
}

export function toBase64Url(octets: Uint8Array): string {
  const text = btoa(String.fromCharCode(...octets))
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
