import { communityIds } from '../../modules/territory/api.ts'
import { systemClock } from '../../platform/clock.ts'
import { checkChain } from '../../platform/command/audit.ts'
import { inCommunity } from '../../platform/db/transaction.ts'
import type { Platform } from '../../platform/platform.ts'

export type Verdict = { communities: number; rows: number; broken: { community: number; at: number | null }[] }

/** Recomputes the audit chain of every community and of the installation (0), or what came since, and keeps how each stands. */
export async function verifyAll(
  platform: Pick<Platform, 'database'>,
  from: 'first_row' | 'last_check' = 'first_row',
): Promise<Verdict> {
  const ids = [0, ...(await communityIds(platform.database.kysely))]
  const verdict: Verdict = { communities: ids.length, rows: 0, broken: [] }
  for (const id of ids) {
    const chain = await inCommunity(platform.database, id, (tx) => checkChain(tx, id, systemClock.now(), from))
    verdict.rows += chain.rows
    if (!chain.whole) verdict.broken.push({ community: id, at: chain.brokenAt })
  }
  return verdict
}
