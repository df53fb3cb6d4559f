import { sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { requestsLeast } from './learn.ts'
import { newestModel } from './models.ts'

/** The newest requests filed with proposals in sight that are looked at. */
const lookedAtMost = 1_000

/** How good the proposals are: with requests they hadn't learned from, and with whoever files at the desk. Nobody's own figure. */
export const proposalFigures = query(routes['GET /api/c/:community/catalogue/proposals'], async (ctx) => {
  const model = await newestModel(ctx)
  return {
    requests_least: requestsLeast,
    model: model ? { ...model, learned_at: model.learned_at.toISOString() } : null,
    filed: await takenOf(ctx),
  }
})

async function takenOf(ctx: ReadContext): Promise<{ shown: number; taken: number }> {
  const found = await sql<{ shown: number; taken: number }>`
    select count(*)::int as shown, (count(*) filter (where proposal_taken))::int as taken from (
      select proposal_taken from requests.requests
      where community_id = ${ctx.communityId} and proposal_taken is not null order by id desc limit ${lookedAtMost}
    ) newest`.execute(ctx.tx)
  return found.rows[0] ?? { shown: 0, taken: 0 }
}
