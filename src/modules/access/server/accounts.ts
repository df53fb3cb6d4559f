import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type Sms, smsOf } from '../../../platform/adapters/sms.ts'
import type { Authenticate } from '../../../platform/http/routes.ts'
import { createLimiter } from '../../../platform/limits.ts'
import type { Platform } from '../../../platform/platform.ts'
import { refuse } from '../../../shared/refusal.ts'
import { signKey } from './api-keys/sign-key.ts'
import { type Auth, createAuth } from './auth.ts'
import { type AuthEvent, noteAuthEvent } from './commands/note-auth-event.ts'
import { languageOfAccount } from './language.ts'
import { createMessenger, type Messenger } from './messages/messenger.ts'
import { checkOrigin } from './origin.ts'
import { addPasswordRoutes } from './password-routes.ts'
import { addSecondStepRoutes } from './second-step-routes.ts'
import { createSessionMemory, type SessionMemory } from './sessions.ts'
import { addSetupRoute } from './setup/setup-route.ts'
import { addSignInRoutes } from './sign-in-routes.ts'
import { signedAnew } from './signed-cookies.ts'
import { onTold } from './told.ts'

export type Accounts = {
  /** Who is signed in, by the cookie; null without one, with a malformed or an ended one. */
  authenticate: Authenticate
  /** Adds signing in and out under `/api/auth`, and refuses writes that come from pages of another origin. */
  addRoutes(app: FastifyInstance): Promise<void>
  /** Sends the short messages that commands left; to be started and stopped with the process. */
  messenger: Messenger
}

/** Opens accounts on a platform. `sms` is given by tests; else the gateway of the settings, else the console. */
export function createAccounts(platform: Platform, options: { sms?: Sms } = {}): Accounts {
  const { clock } = platform.services
  const memory = createSessionMemory(clock)
  const sms = options.sms ?? smsOf(platform.services)
  const auth = followingKeys(platform, () =>
    createAuth(platform, sms, {
      started: ({ accountId, device, userAgent }) =>
        note(platform, { account_id: accountId, event: 'signed_in', device, user_agent: userAgent.slice(0, 500) }),
      renewed: ({ id, accountId }, why) => note(platform, { account_id: accountId, event: why, session_id: id }),
      passwordSet: (accountId) => note(platform, { account_id: accountId, event: 'password_set' }),
      ended: async ({ id, accountId, noted }) => {
        memory.end(id)
        if (noted) await note(platform, { account_id: accountId, event: 'signed_out' })
      },
    }),
  )
  const refreshed = new WeakMap<FastifyRequest, string[]>()
  onTold(platform, 'session_ended', (sessionId) => memory.end(sessionId))
  const limiter = createLimiter({ ...platform.services, database: platform.database })
  const signed = async (request: FastifyRequest) =>
    (await signKey(platform, limiter, request)) ??
    authenticate(platform, auth(), memory, request, (cookies) => refreshed.set(request, cookies))
  return {
    messenger: createMessenger(platform, sms),
    authenticate: signed,
    async addRoutes(app) {
      app.addHook('onRequest', async (request) => checkOrigin(request, platform.services.config))
      app.addHook('onSend', async (request, reply) => {
        // Where the call began another session, what was renewed of the former one would take its place.
        if (beginsSession(reply)) return
        for (const cookie of refreshed.get(request) ?? []) void reply.header('set-cookie', cookie)
      })
      const parts = {
        platform,
        limiter,
        get auth() {
          return auth()
        },
      }
      addSignInRoutes(app, parts)
      addSetupRoute(app, parts)
      const own = Object.assign(parts, { authenticate: signed })
      addSecondStepRoutes(app, own)
      addPasswordRoutes(app, own)
    },
  }
}

/** better-auth on the keys there are now: made anew when one comes, becomes current or goes. */
function followingKeys(platform: Platform, make: () => Auth): () => Auth {
  const { ring } = platform.services.vault
  const versions = () => [ring.current(), ...ring.keys()].map((key) => key.version).join()
  let made = { versions: versions(), auth: make() }
  return () => {
    if (made.versions !== versions()) made = { versions: versions(), auth: make() }
    return made.auth
  }
}

async function note(platform: Platform, event: AuthEvent): Promise<void> {
  const caller = { accountId: null, communityId: 0, language: 'zh-CN', as: 'system' as const }
  await platform.perform(noteAuthEvent, caller, event)
}

function beginsSession(reply: FastifyReply): boolean {
  return [reply.getHeader('set-cookie') ?? []].flat().some((cookie) => sessionCookie.test(String(cookie)))
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
  const anew = signedAnew(platform.services.vault, header)
  const found = await findSession(auth, anew.header)
  if (!found?.response || memory.hasEnded(found.response.session.id)) return null
  const accountId = found.response.user.id
  const language = await languageOfAccount(platform.database.kysely, accountId)
  const signed = { accountId, sessionId: found.response.session.id, language }
  memory.keep(cookie, signed)
  const cookies = found.headers.getSetCookie()
  if (anew.session) cookies.push(await keepSession(platform, found.response.session, anew.session))
  refresh(cookies)
  return signed
}

/** The cookie of a session that a former key had signed, and noted that the current one has: so the former one may go. */
async function keepSession(
  { database, services }: Platform,
  session: { id: string; expiresAt: Date },
  { name, value }: { name: string; value: string },
): Promise<string> {
  const { version } = services.vault.ring.current()
  await sql`update auth.sessions set key_version = ${version} where id = ${session.id}`.execute(database.kysely)
  const seconds = Math.floor((session.expiresAt.getTime() - services.clock.now().getTime()) / 1000)
  const secure = name.startsWith('__Secure-') ? '; Secure' : ''
  return `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure}`
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
