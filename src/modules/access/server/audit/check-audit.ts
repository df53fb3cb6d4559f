import { checkChain } from '../../../../platform/command/audit.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'

/** Recomputes what was chained since the last check. `linli verify` recomputes everything. */
export async function checkAudit(ctx: WriteContext): Promise<void> {
  const { whole, brokenAt } = await checkChain(ctx.tx, ctx.communityId, ctx.now, 'last_check')
  if (!whole) ctx.services.log.error({ community: ctx.communityId, row: brokenAt }, 'the audit chain is broken')
}
