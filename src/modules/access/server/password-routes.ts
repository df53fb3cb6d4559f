import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { maskPhone } from '../../../shared/mask.ts'
import { refuse } from '../../../shared/refusal.ts'
import { passwordRoutes } from '../contract/password-routes.ts'
import { codeSeconds, originHeaders } from './auth.ts'
import { deviceMark } from './device-cookie.ts'
import { admitOwn, type OwnParts, signedInAccount } from './own-account.ts'
import { ask, deviceHash, headersOf, refuseTooManyCodes, sendAgainSeconds, takeCookies } from './sign-in.ts'
import { addSignInRoute } from './sign-in-routes.ts'
import { verifiedPhone } from './verified-phone.ts'

const done = { ok: true } as const

/** Setting and changing the password of who is signed in: by the present one, or by a code to the account's own number. */
export function addPasswordRoutes(app: FastifyInstance, parts: OwnParts): void {
  addSignInRoute(app, parts, passwordRoutes['GET /api/auth/own-password'], async (_, __, request) => {
    const accountId = await signedInAccount(parts, request)
    const phone = await verifiedPhone(parts.platform.database.kysely, accountId)
    return { set: await hasPassword(parts, accountId), phone_masked: phone === null ? null : maskPhone(phone) }
  })
  addSignInRoute(app, parts, passwordRoutes['POST /api/auth/own-password/code'], async (_, __, request, reply) => {
    const phone = await ownPhone(parts, await signedInAccount(parts, request))
    await refuseTooManyCodes(parts, phone, request.ip)
    await ask(parts, request, reply, '/phone-number/request-password-reset', { phoneNumber: phone })
    return { valid_seconds: codeSeconds, again_after_seconds: sendAgainSeconds }
  })
  addSignInRoute(app, parts, passwordRoutes['POST /api/auth/own-password'], async (_, input, request, reply) => {
    const accountId = await signedInAccount(parts, request)
    const body = { currentPassword: input.current, newPassword: input.password, revokeOtherSessions: true }
    const tried = await admitOwn(parts, request, accountId)
    await ask(parts, request, reply, '/change-password', body, tried, 'password_set')
    return done
  })
  addSignInRoute(
    app,
    parts,
    passwordRoutes['POST /api/auth/own-password/by-code'],
    async (_, { code, password }, request, reply) => {
      const accountId = await signedInAccount(parts, request)
      const phoneNumber = await ownPhone(parts, accountId)
      const body = { phoneNumber, otp: code, newPassword: password }
      const tried = await admitOwn(parts, request, accountId)
      await ask(parts, request, reply, '/phone-number/reset-password', body, tried, 'password_set')
      await stayHere(parts, request, reply, accountId)
      return done
    },
  )
}

async function hasPassword({ platform }: OwnParts, accountId: string): Promise<boolean> {
  const found = await sql<{ set: boolean }>`
    select exists (select from auth.credentials where account_id = ${accountId} and password is not null) as set`.execute(
    platform.database.kysely,
  )
  return found.rows[0]?.set ?? false
}

/** Refusal: `access.no_number_for_code`. */
async function ownPhone({ platform }: OwnParts, accountId: string): Promise<string> {
  return (await verifiedPhone(platform.database.kysely, accountId)) ?? refuse('access.no_number_for_code')
}

/** A password set by code has ended every session: a new one for the device on which it was set. */
async function stayHere(
  { platform, auth }: OwnParts,
  request: FastifyRequest,
  reply: FastifyReply,
  accountId: string,
): Promise<void> {
  const headers = headersOf(request, await deviceHash(platform, deviceMark(request)), platform.services.vault)
  headers.set(originHeaders.renewal, 'password_set')
  const answer = await auth.api.signInAs({ body: { accountId }, headers, returnHeaders: true })
  takeCookies(reply, answer.headers)
}
