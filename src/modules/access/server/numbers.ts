import type { ReadContext } from '../../../platform/command/types.ts'
import { personNames } from '../../people/api.ts'
import { findBinding } from './bindings.ts'
import type { Locked } from './lock-out.ts'
import { verifiedPhone } from './verified-phone.ts'

/** Numbers a person may sign in with: of the account they are bound to, and of the register. */
export async function numbersOf(ctx: ReadContext, personId: string): Promise<Locked[]> {
  const binding = await findBinding(ctx.tx, ctx.communityId, { person: personId })
  const own = binding ? await verifiedPhone(ctx.tx, binding.account_id) : null
  const registered = (await personNames(ctx.tx, ctx.communityId, [personId])).get(personId)?.phone ?? null
  const numbers = new Set([own, registered].filter((number) => number !== null))
  return [...numbers].map((value) => ({ kind: 'number', value }))
}
