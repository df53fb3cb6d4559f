import { z } from 'zod'
import { command } from '../../../../platform/command/types.ts'
import { addCounts } from '../../../../platform/counters.ts'
import { id } from '../../../../shared/schemas.ts'

/**
 * better-auth writes by itself; what it did is noted here, in the installation's audit chain: which account, never a number, an
 * address or a code. Run by the system only.
 */
export const noteAuthEvent = command(
  {
    name: 'access.note_auth_event',
    summary: '',
    access: 'administrator',
    body: z.object({ account_id: id, event: z.enum(['signed_in', 'signed_out']) }),
    output: z.null(),
  },
  async (ctx, { account_id, event }) => {
    ctx.audit('account', account_id, { event })
    return null
  },
)

/** Wrong codes and passwords are only counted, by day. */
export const countRefusedSignIn = command(
  {
    name: 'access.count_refused_sign_in',
    summary: '',
    access: 'administrator',
    body: z.object({ how: z.enum(['code', 'password']) }),
    output: z.null(),
  },
  async (ctx, { how }) => {
    const day = ctx.now.toISOString().slice(0, 10)
    await addCounts(ctx.tx, ctx.communityId, [{ measure: `access.refused_${how}`, day, areaPath: '', value: 1 }])
    ctx.audit('sign_in', how, { refused: 1 })
    return null
  },
)
