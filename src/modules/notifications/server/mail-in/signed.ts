import { createHmac, timingSafeEqual } from 'node:crypto'
import type { RawMessage } from '../../../../shared/contract.ts'

/** Older is taken for a replay; the mail server's clock may be fast by a minute. */
const goodForMs = 5 * 60_000
const aheadMs = 60_000

/** Hex HMAC-SHA256 over the moment it is passed on (ISO 8601), a line feed, and the e-mail as it came. */
export function mailSignature(secret: string, at: string, message: Uint8Array): string {
  return createHmac('sha256', secret).update(`${at}\n`).update(message).digest('hex')
}

/** Whether a mailbox's secret signed what was passed on. */
export function isSigned({ headers, bytes }: RawMessage, secret: string): boolean {
  const given = Buffer.from(headers['x-linli-signature'] ?? '', 'hex')
  const wanted = Buffer.from(mailSignature(secret, headers['x-linli-at'] ?? '', bytes), 'hex')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** Whether it was signed just now. A moment that can't be read is none. */
export function isFresh({ headers }: RawMessage, now: Date): boolean {
  const age = now.getTime() - new Date(headers['x-linli-at'] ?? '').getTime()
  return age <= goodForMs && age >= -aheadMs
}
