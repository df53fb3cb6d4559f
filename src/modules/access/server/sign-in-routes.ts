import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { z } from 'zod'
import { parseInput } from '../../../platform/http/input.ts'
import { languageOf } from '../../../platform/http/language.ts'
import type { InputOf, Route } from '../../../shared/contract.ts'
import { refuse } from '../../../shared/refusal.ts'
import { signInRoutes } from '../contract/sign-in-routes.ts'
import { codeSeconds } from './auth.ts'
import { findDemoAccount } from './demo.ts'
import { deviceMark, keepDevice } from './device-cookie.ts'
import {
  ask,
  headersOf,
  mobile,
  refuseTooManyCodes,
  refuseTooManyTries,
  type SignInParts,
  sendAgainSeconds,
  type Tried,
  takeCookies,
} from './sign-in.ts'

type Handle<R extends Route> = (
  parts: SignInParts,
  input: InputOf<R>,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<z.output<R['output']>>

const done = { ok: true } as const

/** The routes of `contract/sign-in-routes.ts`. Each is a thin cover over better-auth. */
export function addSignInRoutes(app: FastifyInstance, parts: SignInParts): void {
  addSignInRoute(app, parts, signInRoutes['POST /api/auth/codes'], async (_, input, request, reply) => {
    const phone = mobile(input.phone)
    await refuseTooManyCodes(parts, phone, request.ip)
    const path = input.purpose === 'password' ? '/phone-number/request-password-reset' : '/phone-number/send-otp'
    await ask(parts, request, reply, path, { phoneNumber: phone })
    return { valid_seconds: codeSeconds, again_after_seconds: sendAgainSeconds }
  })
  addSignInRoute(
    app,
    parts,
    signInRoutes['POST /api/auth/sign-in-by-code'],
    async (_, { phone, code }, request, reply) => {
      const { phoneNumber, tried } = await admitTry(parts, phone, request)
      return signedIn(await ask(parts, request, reply, '/phone-number/verify', { phoneNumber, code }, tried))
    },
  )
  addSignInRoute(
    app,
    parts,
    signInRoutes['POST /api/auth/sign-in-by-password'],
    async (_, { phone, password }, request, reply) => {
      const { phoneNumber, tried } = await admitTry(parts, phone, request)
      return signedIn(await ask(parts, request, reply, '/sign-in/phone-number', { phoneNumber, password }, tried))
    },
  )
  addSignInRoute(
    app,
    parts,
    signInRoutes['POST /api/auth/password'],
    async (_, { phone, code, password }, request, reply) => {
      const { phoneNumber, tried } = await admitTry(parts, phone, request)
      const body = { phoneNumber, otp: code, newPassword: password }
      await ask(parts, request, reply, '/phone-number/reset-password', body, tried)
      return done
    },
  )
  addSignInRoute(app, parts, signInRoutes['POST /api/auth/sign-out'], async (_, __, request, reply) => {
    await ask(parts, request, reply, '/sign-out', {})
    return done
  })
  addSignInRoute(
    app,
    parts,
    signInRoutes['POST /api/demo/sign-in'],
    async ({ platform, auth }, input, request, reply) => {
      const accountId = await findDemoAccount(platform, input.community, input.identity)
      if (!accountId) return refuse('platform.not_found')
      const { config, vault } = platform.services
      const mark = deviceMark(request)
      const headers = headersOf(request, vault.fingerprint('device', mark.value).toString('hex'), vault)
      const answer = await auth.api.signInAs({ body: { accountId }, headers, returnHeaders: true })
      takeCookies(reply, answer.headers)
      keepDevice(reply, mark, config)
      return done
    },
  )
}

/** Signed in, or half-way: the second step is still asked for. */
export function signedIn(answer: { twoFactorRedirect?: boolean }) {
  return answer.twoFactorRedirect ? { ...done, second_step: true as const } : done
}

async function admitTry(parts: SignInParts, phone: string, request: FastifyRequest) {
  const phoneNumber = mobile(phone)
  const tried: Tried = [
    { kind: 'number', value: phoneNumber },
    { kind: 'address', value: request.ip },
  ]
  await refuseTooManyTries(parts, tried)
  return { phoneNumber, tried }
}

/** Makes a route of one that better-auth serves. */
export function addSignInRoute<R extends Route>(
  app: FastifyInstance,
  parts: SignInParts,
  route: R,
  handle: Handle<R>,
): void {
  const [method = 'POST', url = '/'] = (route.key ?? '').split(' ')
  app.route({
    method: method as HTTPMethods,
    url,
    schema: {
      operationId: route.name,
      summary: route.summary,
      tags: ['access'],
      ...(route.body ? { body: route.body } : {}),
      response: { 200: route.output },
    },
    handler: async (request, reply) => {
      const { texts } = parts.platform
      const raw = { params: request.params, query: request.query, body: request.body }
      const input = parseInput(route, raw, texts, languageOf(request)) as InputOf<R>
      return handle(parts, input, request, reply)
    },
  })
}
