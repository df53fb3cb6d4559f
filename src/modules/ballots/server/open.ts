import { sql } from 'kysely'
import { query, type ReadContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import type { OpenBallot } from '../contract/views.ts'
import { routes } from '../contract.ts'
import { ballotPage, withTurnout } from './queries.ts'
import { findBallot } from './store.ts'
import { openParts } from './views.ts'

/** Announced ones, and what became of them. */
export const announcedOnce = sql`b.announced_at is not null`

/** Refusal: `platform.not_found` for what was never announced. */
export async function openBallotView(ctx: ReadContext, id: string): Promise<OpenBallot> {
  const row = await findBallot(ctx, id)
  return row && row.announced_at !== null ? openParts(ctx, row, false) : refuse('platform.not_found')
}

export const openList = query(routes['GET /api/c/:community/open/ballots'], async (ctx, page) => {
  const found = await ballotPage(ctx, [announcedOnce], page)
  return { items: await withTurnout(ctx, found.items), next: found.next }
})

export const openOne = query(routes['GET /api/c/:community/open/ballots/:id'], (ctx, { id }) => openBallotView(ctx, id))
