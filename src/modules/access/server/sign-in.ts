import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Platform } from '../../../platform/platform.ts'
import { normalisePhone } from '../../../shared/mask.ts'
import { Refusal, refuse } from '../../../shared/refusal.ts'
import type { Auth } from './auth.ts'
import { countRefusedSignIn } from './commands/note-auth-event.ts'
import type { Limit, Limiter } from './limits.ts'
import { ownOrigin } from './origin.ts'

export type SignInParts = { platform: Platform; auth: Auth; limiter: Limiter }

export const sendAgainSeconds = 60
const hour = 3_600

const limits = {
  sendToPhone: [
    { most: 1, seconds: sendAgainSeconds },
    { most: 5, seconds: hour },
    { most: 10, seconds: 24 * hour },
  ],
  sendFromAddress: [{ most: 60, seconds: hour }],
  tryOnPhone: [{ most: 20, seconds: hour }],
  tryFromAddress: [{ most: 300, seconds: hour }],
} satisfies Record<string, readonly Limit[]>

/** The mainland mobile number in its one form. Refusal: `access.phone_invalid`. */
export function mobile(text: string): string {
  const phone = normalisePhone(text)
  return phone?.kind === 'mobile'
    ? phone.number
    : refuse('access.phone_invalid', {}, [{ path: 'phone', code: 'invalid' }])
}

/** Counts a sending. Refusal: `access.code_too_often` with the seconds to wait. */
export function refuseTooManyCodes({ limiter }: SignInParts, phone: string, address: string): void {
  refuseOften(limiter, `send-from ${address}`, limits.sendFromAddress, 'access.code_too_often')
  refuseOften(limiter, `send-to ${phone}`, limits.sendToPhone, 'access.code_too_often')
}

/** Counts a try. Refusal: `access.sign_in_too_often` with the seconds to wait. */
export function refuseTooManyTries({ limiter }: SignInParts, phone: string, address: string): void {
  refuseOften(limiter, `try-from ${address}`, limits.tryFromAddress, 'access.sign_in_too_often')
  refuseOften(limiter, `try-on ${phone}`, limits.tryOnPhone, 'access.sign_in_too_often')
}

function refuseOften(limiter: Limiter, key: string, limit: readonly Limit[], code: string): void {
  const taken = limiter.take(key, limit)
  if (!taken.ok) refuse(code, { seconds: taken.seconds, minutes: Math.ceil(taken.seconds / 60) })
}

/** better-auth's codes in ours, with the status of the contract. */
const codes: Record<string, string> = {
  OTP_NOT_FOUND: 'access.code_expired',
  OTP_EXPIRED: 'access.code_expired',
  INVALID_OTP: 'access.code_wrong',
  TOO_MANY_ATTEMPTS: 'access.code_void',
  INVALID_PHONE_NUMBER: 'access.phone_invalid',
  INVALID_PHONE_NUMBER_OR_PASSWORD: 'access.sign_in_wrong',
  UNEXPECTED_ERROR: 'access.code_expired',
  PASSWORD_TOO_SHORT: 'access.password_too_weak',
  PASSWORD_TOO_LONG: 'access.password_too_weak',
  CODE_NOT_SENT: 'access.code_not_sent',
  INVALID_ORIGIN: 'access.origin_refused',
  MISSING_OR_NULL_ORIGIN: 'access.origin_refused',
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: 'access.origin_refused',
}

const passedHeaders = [
  'accept-language',
  'cookie',
  'origin',
  'referer',
  'user-agent',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
]

/**
 * Hands a call to better-auth's own endpoint, with its checks of origin and fetch metadata, and takes over its cookies. Its body is
 * dropped: tokens don't leave the cookie. Throws the refusal that fits its error.
 */
export async function ask(
  { platform, auth }: SignInParts,
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  body: object,
): Promise<void> {
  const headers = new Headers({ 'content-type': 'application/json' })
  for (const name of passedHeaders) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  const url = `${ownOrigin(request)}/api/auth${path}`
  const response = await auth.handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }))
  if (response.ok) return takeCookies(reply, response.headers)
  const { code = '' } = (await response.json().catch(() => ({}))) as { code?: string }
  const refusal = codes[code]
  if (refusal === 'access.code_wrong' || refusal === 'access.sign_in_wrong') {
    const how = refusal === 'access.code_wrong' ? 'code' : 'password'
    const caller = { accountId: null, communityId: 0, language: 'zh-CN', as: 'system' as const }
    await platform.perform(countRefusedSignIn, caller, { how })
  }
  if (refusal) throw new Refusal(refusal, { length: 8 })
  if (response.status >= 500) throw new Error(`better-auth answered ${response.status} ${code}`)
  throw new Refusal('platform.body_unreadable')
}

/** Sets the cookies of an answer of better-auth. */
export function takeCookies(reply: FastifyReply, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) void reply.header('set-cookie', cookie)
}
