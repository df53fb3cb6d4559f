import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Limit, Limited, Limiter } from '../../../platform/limits.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Vault } from '../../../platform/vault.ts'
import { normalisePhone } from '../../../shared/mask.ts'
import { Refusal, refuse } from '../../../shared/refusal.ts'
import { type Auth, originHeaders, type Renewal } from './auth.ts'
import { countRefusedSignIn } from './commands/note-auth-event.ts'
import { networkOf } from './device.ts'
import { type DeviceMark, deviceMark, keepDevice } from './device-cookie.ts'
import { countWrong, forgetWrong, type Locked, lockedUntil } from './lock-out.ts'
import { ownOrigin } from './origin.ts'
import { signedAnew } from './signed-cookies.ts'

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
  tries: { number: [{ most: 20, seconds: hour }], address: [{ most: 300, seconds: hour }] },
} satisfies Record<string, readonly Limit[] | Record<Locked['kind'], readonly Limit[]>>

/** The mainland mobile number in its one form. Refusal: `access.phone_invalid`. */
export function mobile(text: string): string {
  const phone = normalisePhone(text)
  return phone?.kind === 'mobile'
    ? phone.number
    : refuse('access.phone_invalid', {}, [{ path: 'phone', code: 'invalid' }])
}

/** Counts a sending. Refusal: `access.code_too_often` with the seconds to wait. */
export async function refuseTooManyCodes({ limiter }: SignInParts, phone: string, address: string): Promise<void> {
  const wanted = [
    { key: `send-from ${address}`, limits: limits.sendFromAddress },
    { key: `send-to ${phone}`, limits: limits.sendToPhone },
  ]
  await refuseOften(limiter, wanted, 'access.code_too_often')
}

/**
 * Counts a try on what is locked after too many wrong ones. Refusals: `access.locked`, `access.sign_in_too_often`, with how long to wait.
 */
export async function refuseTooManyTries(parts: SignInParts, tried: readonly Locked[]): Promise<void> {
  const { clock, vault } = parts.platform.services
  const until = await lockedUntil(parts.platform.database.kysely, vault, tried, clock.now())
  if (until) refuse('access.locked', waitOf((until.getTime() - clock.now().getTime()) / 1000))
  const wanted = tried.map(({ kind, value }) => ({ key: `try-${kind} ${value}`, limits: limits.tries[kind] }))
  await refuseOften(parts.limiter, wanted, 'access.sign_in_too_often')
}

/** Counts for each. Refuses with `code` and how long to wait where one is full. */
export async function refuseOften(limiter: Limiter, wanted: readonly Limited[], code: string): Promise<void> {
  const seconds = await limiter.take(wanted)
  if (seconds > 0) refuse(code, waitOf(seconds))
}

/** How long to wait, as sentences say it. */
function waitOf(seconds: number): { seconds: number; minutes: number } {
  return { seconds: Math.ceil(seconds), minutes: Math.ceil(seconds / 60) }
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
  INVALID_CODE: 'access.second_step_wrong',
  INVALID_BACKUP_CODE: 'access.second_step_wrong',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'access.second_step_over',
  INVALID_TWO_FACTOR_COOKIE: 'access.second_step_over',
  ACCOUNT_TEMPORARILY_LOCKED: 'access.second_step_locked',
  TOTP_NOT_ENABLED: 'access.second_step_off',
  TWO_FACTOR_NOT_ENABLED: 'access.second_step_off',
  TOTP_ALREADY_ENABLED: 'access.second_step_on',
  INVALID_PASSWORD: 'access.password_wrong',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'access.password_wrong',
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

/** How a call is tried: on which number and from which address; wrong ones count against both. */
export type Tried = readonly Locked[]

/** What a number or an address was refused for counts as a wrong try. */
const wrongCodes: Record<string, 'code' | 'password'> = {
  'access.code_wrong': 'code',
  'access.sign_in_wrong': 'password',
  'access.password_wrong': 'password',
  'access.second_step_wrong': 'code',
}

/**
 * Hands a call to better-auth's own endpoint, with its checks of origin and fetch metadata, and takes over its cookies. Of its body only
 * what is asked for goes on: tokens don't leave the cookie. Throws the refusal that fits its error, and counts wrong tries.
 */
export async function ask<T = unknown>(
  parts: SignInParts,
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  body: object,
  tried: Tried = [],
  renewal?: Renewal,
): Promise<T> {
  const { platform, auth } = parts
  const { database, services } = platform
  const mark = deviceMark(request)
  const url = `${ownOrigin(request)}/api/auth${path}`
  const headers = headersOf(request, await deviceHash(platform, mark), services.vault)
  if (renewal) headers.set(originHeaders.renewal, renewal)
  const response = await auth.handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }))
  if (response.ok) {
    if (tried.length > 0)
      await forgetWrong(
        database.kysely,
        services.vault,
        tried.filter(({ kind }) => kind === 'number'),
      )
    takeCookies(reply, response.headers)
    keepDevice(reply, mark, services.config)
    return (await response.json().catch(() => ({}))) as T
  }
  const { code = '' } = (await response.json().catch(() => ({}))) as { code?: string }
  const refusal = codes[code]
  const how = refusal && wrongCodes[refusal]
  if (how) {
    await platform.perform(countRefusedSignIn, systemCaller, { how })
    await countWrong(database.kysely, services.vault, tried, services.clock.now())
  }
  if (refusal) throw new Refusal(refusal, { length: 8 })
  if (response.status >= 500) throw new Error(`better-auth answered ${response.status} ${code}`)
  throw new Refusal('platform.body_unreadable')
}

/** The keyed hash by which a browser is known; one known by a former key is known by the current one from now on. */
export async function deviceHash({ services, database }: Platform, { value, made }: DeviceMark): Promise<string> {
  const [hash = '', ...former] = services.vault.fingerprints('device', value).map((bytes) => bytes.toString('hex'))
  if (made || former.length === 0) return hash
  await sql`
    with devices as (update auth.devices d set device = ${hash} where d.device = any (${former}::text[])
      and not exists (select from auth.devices o where o.account_id = d.account_id and o.device = ${hash}))
    update auth.sessions set device = ${hash} where device = any (${former}::text[])`.execute(database.kysely)
  return hash
}

const systemCaller = { accountId: null, communityId: 0, language: 'zh-CN', as: 'system' as const }

/** What better-auth may know of a call, and in headers of ours the browser's mark and the network it came from. */
export function headersOf(request: FastifyRequest, device: string, vault: Vault): Headers {
  const headers = new Headers({ 'content-type': 'application/json', [originHeaders.device]: device })
  const network = networkOf(request.ip)
  if (network) headers.set(originHeaders.network, network)
  for (const name of passedHeaders) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, name === 'cookie' ? signedAnew(vault, value).header : value)
  }
  return headers
}

/** Sets the cookies of an answer of better-auth. */
export function takeCookies(reply: FastifyReply, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) void reply.header('set-cookie', cookie)
}
