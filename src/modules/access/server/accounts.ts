import type { FastifyInstance, FastifyRequest } from 'fastify'
import { consoleSms, httpSms, type Sms } from '../../../platform/adapters/sms.ts'
import type { Authenticate } from '../../../platform/http/routes.ts'
import type { Platform } from '../../../platform/platform.ts'
import { refuse } from '../../../shared/refusal.ts'
import { type Auth, createAuth } from './auth.ts'
import { noteAuthEvent } from './commands/note-auth-event.ts'
import { languageOfAccount } from './language.ts'
import { createLimiter } from './limits.ts'
import { checkOrigin } from './origin.ts'
import { onSessionEnded } from './session-endings.ts'
import { createSessionMemory, type SessionMemory } from './sessions.ts'
import { addSignInRoutes } from './sign-in-routes.ts'

export type Accounts = {
  /** Who is signed in, by the cookie; null without one, with a malformed or an ended one. */
  authenticate: Authenticate
  /** Adds signing in and out under `/api/auth`, and refuses writes that come from pages of another origin. */
  addRoutes(app: FastifyInstance): Promise<void>
}

/** Opens accounts on a platform. `sms` is given by tests; else the gateway of the settings, else the console. */
export function createAccounts(platform: Platform, options: { sms?: Sms } = {}): Accounts {
  const { clock } = platform.services
  const memory = createSessionMemory(clock)
  const auth = createAuth(platform, options.sms ?? smsOf(platform), {
    started: ({ accountId }) => note(platform, accountId, 'signed_in'),
    ended: async ({ id, accountId }) => {
      memory.end(id)
      await note(platform, accountId, 'signed_out')
    },
  })
  const refreshed = new WeakMap<FastifyRequest, string[]>()
  onSessionEnded(platform, (sessionId) => memory.end(sessionId))
  return {
    authenticate: (request) =>
      authenticate(platform, auth, memory, request, (cookies) => refreshed.set(request, cookies)),
    async addRoutes(app) {
      app.addHook('onRequest', async (request) => checkOrigin(request, platform.services.config))
      app.addHook('onSend', async (request, reply) => {
        for (const cookie of refreshed.get(request) ?? []) void reply.header('set-cookie', cookie)
      })
      addSignInRoutes(app, { platform, auth, limiter: createLimiter(clock) })
    },
  }
}

function smsOf(platform: Platform): Sms {
  const { config, log } = platform.services
  if (config.sms) return httpSms(config.sms)
  return consoleSms(log, config.demo ? (line) => process.stderr.write(line) : undefined)
}

async function note(platform: Platform, accountId: string, event: 'signed_in' | 'signed_out'): Promise<void> {
  const caller = { accountId: null, communityId: 0, language: 'zh-CN', as: 'system' as const }
  await platform.perform(noteAuthEvent, caller, { account_id: accountId, event })
}

const sessionCookie = /(?:^|;\s*)(?:__Secure-)?linli\.session_token=([^;]{1,500})/

async function authenticate(
  platform: Platform,
  auth: Auth,
  memory: SessionMemory,
  request: FastifyRequest,
  refresh: (cookies: string[]) => void,
) {
  const header = request.headers.cookie
  const cookie = header && sessionCookie.exec(header)?.[1]
  if (!cookie) return null
  const known = memory.find(cookie)
  if (known) return known
  const found = await findSession(auth, header)
  if (!found?.response || memory.hasEnded(found.response.session.id)) return null
  const accountId = found.response.user.id
  const language = await languageOfAccount(platform.database.kysely, accountId)
  const signed = { accountId, sessionId: found.response.session.id, language }
  memory.keep(cookie, signed)
  refresh(found.headers.getSetCookie())
  return signed
}

/** Null for a cookie better-auth can't read. Refusal: `platform.database_away`. */
async function findSession(auth: Auth, cookie: string) {
  try {
    return await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true })
  } catch (error) {
    const status = (error as { statusCode?: number }).statusCode ?? 500
    return status >= 500 ? refuse('platform.database_away') : null
  }
}
