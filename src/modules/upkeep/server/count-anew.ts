import { sql } from 'kysely'
import { command, type WriteContext } from '../../../platform/command/types.ts'
import { noteCountCheck } from '../../../platform/upkeep/count-checks.ts'
import { refuse } from '../../../shared/refusal.ts'
import { countAnew, countDifferences } from '../../requests/api.ts'
import { routes } from '../contract.ts'
import { countChecks } from './count-checks.ts'
import { requestCounts } from './recount.ts'

/** Counts requests anew where the counters differ; what they said before stays in the audit. */
export const countRequestsAnew = command(routes['POST /api/c/:community/upkeep/counts/anew'], {
  async handle(ctx) {
    await sql`set local statement_timeout = '10min'`.execute(ctx.tx)
    const before = await differencesNow(ctx)
    if (before.length === 0) refuse('upkeep.counts_agree')
    await countAnew(ctx)
    await noteCountCheck(ctx, requestCounts, await differencesNow(ctx))
    ctx.audit('counters', requestCounts, { differences: before.length, examples: before.slice(0, 20) })
    return null
  },
  async view(ctx) {
    const [check] = (await countChecks(ctx)).filter((one) => one.name === requestCounts)
    return check ?? refuse('platform.not_found')
  },
})

async function differencesNow(ctx: WriteContext) {
  return (await countDifferences(ctx.tx, ctx.communityId)) ?? refuse('upkeep.counting')
}
