import { betterAuth } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { phoneNumber } from 'better-auth/plugins'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { z } from 'zod'
import type { Sms } from '../../../platform/adapters/sms.ts'
import { languageOfHeaders } from '../../../platform/http/language.ts'
import type { Platform } from '../../../platform/platform.ts'
import { normalisePhone } from '../../../shared/mask.ts'
import { authSecrets } from './auth-secrets.ts'
import { asksSecondStep, secondStepPlugin } from './second-step-plugin.ts'
import { cookieCacheSeconds } from './sessions.ts'

export const codeSeconds = 300
const codeDigits = 6
const wrongCodesMost = 5
export const passwordLengthMin = 8
const day = 86_400
const sessionDays = 30

/** Headers of ours, by which a call says where it came from; nobody outside can send them (sign-in.ts hands on none of that name). */
export const originHeaders = {
  device: 'x-linli-device',
  network: 'x-linli-network',
  renewal: 'x-linli-renewal',
} as const

/** Why a session is replaced by a new one: nobody signs in or out then. */
export type Renewal = 'second_step_on' | 'second_step_off' | 'password_set'

/** A session that began: from which browser (its mark) and what that says of itself. */
export type StartedSession = { id: string; accountId: string; device: string | null; userAgent: string }

/** What happens to sessions, told as it happens. */
export type SessionEvents = {
  started(session: StartedSession): Promise<void>
  renewed(session: StartedSession, why: Renewal): Promise<void>
  /** By a code, from the sign-in page: every session has ended. */
  passwordSet(accountId: string): Promise<void>
  /** `noted`: somebody was signed in by it. */
  ended(session: { id: string; accountId: string; noted: boolean }): Promise<void>
}

/**
 * better-auth on schema `auth`: telephone number with code, or with password. It reaches the database by the login role, outside
 * `run`, and never in a transaction (on PGlite there is one connection).
 */
export function createAuth(platform: Platform, sms: Sms, sessions: SessionEvents) {
  const { config, vault, log } = platform.services
  const { version } = vault.ring.current()
  return betterAuth({
    appName: 'linli',
    basePath: '/api/auth',
    ...(config.publicUrl ? { baseURL: config.publicUrl } : {}),
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    ...authSecrets(vault),
    database: { db: platform.database.kysely, type: 'postgres', schemaName: 'auth', transaction: false },
    user: { modelName: 'accounts', fields: snake('emailVerified', 'createdAt', 'updatedAt') },
    session: {
      modelName: 'sessions',
      fields: { ...snake('expiresAt', 'createdAt', 'updatedAt', 'ipAddress', 'userAgent'), userId: 'account_id' },
      expiresIn: sessionDays * day,
      updateAge: day,
      cookieCache: { enabled: true, maxAge: cookieCacheSeconds },
      additionalFields: {
        device: { type: 'string', required: false, input: false, returned: false },
        keyVersion: { type: 'number', required: false, input: false, returned: false, fieldName: 'key_version' },
      },
    },
    account: {
      modelName: 'credentials',
      fields: {
        ...snake('providerId', 'accessToken', 'refreshToken', 'idToken', 'createdAt', 'updatedAt'),
        ...snake('accessTokenExpiresAt', 'refreshTokenExpiresAt'),
        accountId: 'provider_account_id',
        userId: 'account_id',
      },
    },
    verification: { modelName: 'verifications', fields: snake('expiresAt', 'createdAt', 'updatedAt') },
    emailAndPassword: {
      enabled: false,
      minPasswordLength: passwordLengthMin,
      revokeSessionsOnPasswordReset: true,
      onPasswordReset: async ({ user }, request) => {
        // Where a session takes the place of the ended ones, its beginning says so.
        if (!request?.headers.has(originHeaders.renewal)) await sessions.passwordSet(user.id)
      },
    },
    plugins: [
      phonePlugin(platform, sms),
      secondStepPlugin(platform.texts.message('zh-CN', 'platform', 'product')),
      signInAs(),
    ],
    rateLimit: { enabled: false }, // ours count by telephone number too (limits.ts)
    advanced: {
      cookiePrefix: 'linli',
      useSecureCookies: config.publicUrl?.startsWith('https://') ?? false,
      database: { generateId: () => v7() },
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (_, call) => ({ data: { ...cameFrom(call?.headers), keyVersion: version } }),
          after: async (session, call) => {
            const renewal = call?.headers?.get(originHeaders.renewal)
            if (renewal) return sessions.renewed(startedSession(session), renewal as Renewal)
            if (!(await isInterim(platform, session.userId, call?.path)))
              await sessions.started(startedSession(session))
          },
        },
        delete: {
          after: async ({ id, userId }, call) => {
            const renewed = call?.headers?.has(originHeaders.renewal) ?? false
            await sessions.ended({ id, accountId: userId, noted: !renewed && !asksSecondStep(call?.path) })
          },
        },
      },
    },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (level, message) => log.warn({ level }, `better-auth: ${message}`) },
  })
}

export type Auth = ReturnType<typeof createAuth>

/** A session that better-auth ends at once, because the second step is asked for. */
async function isInterim({ database }: Platform, accountId: string, path: string | undefined): Promise<boolean> {
  if (!asksSecondStep(path)) return false
  const found = await sql<{ on: boolean }>`select access.has_second_step(${accountId}) as on`.execute(database.kysely)
  return found.rows[0]?.on ?? false
}

function cameFrom(headers: Headers | undefined) {
  return { ipAddress: headers?.get(originHeaders.network) ?? '', device: headers?.get(originHeaders.device) ?? null }
}

function startedSession(session: Record<string, unknown> & { id: string; userId: string }): StartedSession {
  const { id, userId: accountId, device, userAgent } = session
  return { id, accountId, device: device ? String(device) : null, userAgent: String(userAgent ?? '') }
}

/** 'createdAt' → { createdAt: 'created_at' } */
function snake<const K extends string>(...names: K[]): Record<K, string> {
  const columns = names.map((name) => [name, name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)])
  return Object.fromEntries(columns) as Record<K, string>
}

/** The call in which a code is asked for. */
type Asked = { headers?: Headers | undefined }

function phonePlugin(platform: Platform, sms: Sms) {
  const send = async ({ phoneNumber: phone, code }: { phoneNumber: string; code: string }, asked?: Asked) => {
    const language = languageOfHeaders(Object.fromEntries(asked?.headers ?? []))
    const text = platform.texts.message(language, 'access', 'sms_code', { code, minutes: codeSeconds / 60 })
    await sms.send({ phone, text }).catch((error: Error) => {
      platform.services.log.warn({ error: error.message }, 'a code could not be sent')
      throw new APIError('SERVICE_UNAVAILABLE', { code: 'CODE_NOT_SENT' })
    })
  }
  return phoneNumber({
    otpLength: codeDigits,
    expiresIn: codeSeconds,
    allowedAttempts: wrongCodesMost,
    sendOTP: send,
    sendPasswordResetOTP: send,
    phoneNumberValidator: (phone) => normalisePhone(phone)?.number === phone,
    // An account has neither name nor mail address: the register has names, and mail isn't used.
    signUpOnVerification: { getTempEmail: () => `${v7()}@account.invalid`, getTempName: () => '-' },
    schema: { user: { fields: { phoneNumber: 'phone_number', phoneNumberVerified: 'phone_number_verified' } } },
  })
}

/** Opens a session for an account without asking anything: called by the demo's sign-in only, and not reachable by HTTP. */
function signInAs() {
  return {
    id: 'sign-in-as' as const,
    endpoints: {
      signInAs: createAuthEndpoint(
        { method: 'POST', body: z.object({ accountId: z.string() }), metadata: { scope: 'server' as const } },
        async (ctx) => {
          const user = await ctx.context.internalAdapter.findUserById(ctx.body.accountId)
          if (!user) throw new APIError('NOT_FOUND')
          const session = await ctx.context.internalAdapter.createSession(user.id)
          await setSessionCookie(ctx, { session, user })
          return ctx.json({ status: true })
        },
      ),
    },
  }
}
