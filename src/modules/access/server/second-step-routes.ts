import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { maskPhone } from '../../../shared/mask.ts'
import { refuse } from '../../../shared/refusal.ts'
import { secondStepRoutes } from '../contract/second-step-routes.ts'
import { admitOwn, type OwnParts, signedInAccount } from './own-account.ts'
import { ask } from './sign-in.ts'
import { addSignInRoute } from './sign-in-routes.ts'
import { verifiedPhone } from './verified-phone.ts'

const done = { ok: true } as const

/** Setting the second step up, taking it at sign-in, taking it off. Each is a thin cover over better-auth's plugin. */
export function addSecondStepRoutes(app: FastifyInstance, parts: OwnParts): void {
  addSignInRoute(app, parts, secondStepRoutes['GET /api/auth/second-step'], async (_, __, request) => {
    const accountId = await signedInAccount(parts, request)
    return ownSecondStep(parts, accountId)
  })
  addSignInRoute(app, parts, secondStepRoutes['POST /api/auth/second-step/begin'], async (_, input, request, reply) => {
    const accountId = await signedInAccount(parts, request)
    const body = { method: 'totp', ...(input.password ? { password: input.password } : {}) }
    const tried = await admitOwn(parts, request, accountId)
    const begun = await ask<{ totpURI: string; backupCodes: string[] }>(
      parts,
      request,
      reply,
      '/two-factor/enable',
      body,
      tried,
    )
    const secret = new URL(begun.totpURI).searchParams.get('secret') ?? ''
    return { address: await addressOf(parts, accountId, secret), secret, papers: begun.backupCodes }
  })
  addSignInRoute(
    app,
    parts,
    secondStepRoutes['POST /api/auth/second-step/finish'],
    async (_, { code }, request, reply) => {
      const accountId = await signedInAccount(parts, request)
      const tried = await admitOwn(parts, request, accountId)
      await ask(parts, request, reply, '/two-factor/verify-totp', { code }, tried, 'second_step_on')
      return done
    },
  )
  addSignInRoute(
    app,
    parts,
    secondStepRoutes['POST /api/auth/second-step/check'],
    async (_, { code }, request, reply) => {
      const tried = await admitOwn(parts, request, null)
      const path = /^\d{6}$/.test(code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code'
      await ask(parts, request, reply, path, { code }, tried)
      return done
    },
  )
  addChanges(app, parts)
}

/** What asks for a present code of the authenticator first, besides the session. */
function addChanges(app: FastifyInstance, parts: OwnParts): void {
  addSignInRoute(
    app,
    parts,
    secondStepRoutes['POST /api/auth/second-step/papers'],
    async (_, { code, password }, request, reply) => {
      await proven(parts, request, reply, code)
      const path = '/two-factor/generate-backup-codes'
      const renewed = await ask<{ backupCodes: string[] }>(parts, request, reply, path, password ? { password } : {})
      return { papers: renewed.backupCodes }
    },
  )
  addSignInRoute(
    app,
    parts,
    secondStepRoutes['POST /api/auth/second-step/off'],
    async (_, { code, password }, request, reply) => {
      await proven(parts, request, reply, code)
      const body = password ? { password } : {}
      await ask(parts, request, reply, '/two-factor/disable', body, [], 'second_step_off')
      return done
    },
  )
}

/** Refusals: `access.second_step_off` where there is none, `access.second_step_wrong`. */
async function proven(parts: OwnParts, request: FastifyRequest, reply: FastifyReply, code: string): Promise<void> {
  const accountId = await signedInAccount(parts, request)
  if (!(await ownSecondStep(parts, accountId)).on) refuse('access.second_step_off')
  await ask(parts, request, reply, '/two-factor/verify-totp', { code }, await admitOwn(parts, request, accountId))
}

async function ownSecondStep({ platform, auth }: OwnParts, accountId: string) {
  const found = await sql<{ on: boolean; password: boolean }>`
    select access.has_second_step(${accountId}) as on,
      exists (select from auth.credentials where account_id = ${accountId} and password is not null) as password`.execute(
    platform.database.kysely,
  )
  const { on = false, password = false } = found.rows[0] ?? {}
  const papers = on ? (await auth.api.viewBackupCodes({ body: { userId: accountId } })).backupCodes.length : 0
  return { on, password, papers_left: papers }
}

/** What the authenticator reads from the picture: whose account it is, by masked number, and the secret. */
async function addressOf({ platform }: OwnParts, accountId: string, secret: string): Promise<string> {
  const phone = await verifiedPhone(platform.database.kysely, accountId)
  const issuer = platform.texts.message('zh-CN', 'platform', 'product')
  const label = encodeURIComponent(`${issuer}:${phone === null ? accountId.slice(-6) : maskPhone(phone)}`)
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&digits=6&period=30`
}
