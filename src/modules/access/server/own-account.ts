import type { FastifyRequest } from 'fastify'
import type { Signed } from '../../../platform/http/routes.ts'
import { refuse } from '../../../shared/refusal.ts'
import { refuseTooManyTries, type SignInParts, type Tried } from './sign-in.ts'

/** What the routes need by which somebody keeps the own account. */
export type OwnParts = SignInParts & { authenticate(request: FastifyRequest): Promise<Signed | null> }

/** Refusal: `platform.sign_in_needed`. */
export async function signedInAccount(parts: OwnParts, request: FastifyRequest): Promise<string> {
  return (await parts.authenticate(request))?.accountId ?? refuse('platform.sign_in_needed')
}

/** Counts a try by account and address. Refusals: `access.locked`, `access.sign_in_too_often`. */
export async function admitOwn(parts: OwnParts, request: FastifyRequest, accountId: string | null): Promise<Tried> {
  const address = { kind: 'address', value: request.ip } as const
  const tried: Tried = accountId ? [{ kind: 'number', value: `account ${accountId}` }, address] : [address]
  await refuseTooManyTries(parts, tried)
  return tried
}
