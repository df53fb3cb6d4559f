import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Limit } from '../../../../platform/limits.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { setupRoutes } from '../../contract/setup-routes.ts'
import { type Auth, passwordLengthMin } from '../auth.ts'
import { openAccount } from '../commands/open-account.ts'
import { ask, mobile, refuseOften, type SignInParts } from '../sign-in.ts'
import { addSignInRoute, signedIn } from '../sign-in-routes.ts'
import { claimSetup, proveSetupCode } from './claim-setup.ts'

const limits: readonly Limit[] = [{ most: 10, seconds: 3_600 }]

/** The first administrator: proves the terminal's code, opens the account, uses the code up, and signs in. */
export function addSetupRoute(app: FastifyInstance, parts: SignInParts): void {
  addSignInRoute(
    app,
    parts,
    setupRoutes['POST /api/setup/administrator'],
    async ({ platform }, { code, name, phone, password }, request, reply) => {
      await refuseOften(parts.limiter, [{ key: `setup-from ${request.ip}`, limits }], 'access.sign_in_too_often')
      await proveSetupCode(platform, code)
      const phoneNumber = mobile(phone)
      if (password.length < passwordLengthMin) refuse('access.password_too_weak', { length: passwordLengthMin })
      await claimSetup(platform, code, await accountOf(parts, { phoneNumber, name, password }))
      return signedIn(await ask(parts, request, reply, '/sign-in/phone-number', { phoneNumber, password }))
    },
  )
}

type Wish = { phoneNumber: string; name: string; password: string }

/** The account of this number with this name and password: what setting up was broken off with is taken up again. */
async function accountOf({ platform, auth }: SignInParts, { phoneNumber, name, password }: Wish): Promise<string> {
  const db = platform.database.kysely
  const found = await sql<{ id: string }>`select id from auth.accounts where phone_number = ${phoneNumber}`.execute(db)
  const accountId =
    found.rows[0]?.id ?? (await openAccount(platform, { communityId: 0, personId: null, phone: phoneNumber }))
  await sql`update auth.accounts set name = ${name}, phone_number_verified = true where id = ${accountId}`.execute(db)
  await setPassword(auth, accountId, password)
  return accountId
}

async function setPassword(auth: Auth, accountId: string, password: string): Promise<void> {
  const { internalAdapter, password: passwords } = await auth.$context
  const hash = await passwords.hash(password)
  const held = await internalAdapter.findCredentialAccount(accountId)
  if (held) await internalAdapter.updatePassword(accountId, hash)
  else
    await internalAdapter.createAccount({
      userId: accountId,
      providerId: 'credential',
      accountId,
      password: hash,
    })
}
