import type { z } from 'zod'
import type { ReadContext } from '../../../platform/command/types.ts'
import type { bindingView } from '../contract.ts'
import { findBinding } from './bindings.ts'
import { lockedUntil } from './lock-out.ts'
import { numbersOf } from './numbers.ts'

/** Whether an entry has an account, since when and how; and whether signing in is locked just now. */
export async function bindingOf(ctx: ReadContext, personId: string): Promise<z.output<typeof bindingView>> {
  const binding = await findBinding(ctx.tx, ctx.communityId, { person: personId })
  const until = await lockedUntil(ctx.tx, ctx.services.vault, await numbersOf(ctx, personId), ctx.now)
  return {
    person_id: personId,
    bound: binding !== undefined,
    bound_at: binding?.bound_at.toISOString() ?? null,
    how: binding?.how ?? null,
    locked_until: until?.toISOString() ?? null,
  }
}
