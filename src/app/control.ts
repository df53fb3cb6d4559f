import { appointAdministrator } from '../modules/access/api.ts'
import { communityIds } from '../modules/territory/api.ts'
import { copyEmbedded } from '../platform/backup/snapshot.ts'
import { systemClock } from '../platform/clock.ts'
import { checkChain } from '../platform/command/audit.ts'
import { inCommunity } from '../platform/db/transaction.ts'
import type { Platform } from '../platform/platform.ts'

export type Verdict = { communities: number; rows: number; broken: { community: number; at: number | null }[] }

/** What the command line may ask of a running server. */
export async function answerControl(platform: Platform, command: string): Promise<unknown> {
  if (command === 'verify') return verifyAll(platform)
  const [verb, word] = command.split(' ')
  if (verb === 'administrator' && word) return { appointed: await appointAdministrator(platform, word) }
  if (verb === 'snapshot') return copyEmbedded(platform.database, platform.services.config.dataDir, Number(word))
  throw new Error(`the running Linli doesn't know "${command}"`)
}

/** Recomputes the audit chain of every community and of the installation (0), and keeps how each stands. */
export async function verifyAll(platform: Pick<Platform, 'database'>): Promise<Verdict> {
  const ids = [0, ...(await communityIds(platform.database.kysely))]
  const verdict: Verdict = { communities: ids.length, rows: 0, broken: [] }
  for (const id of ids) {
    const chain = await inCommunity(platform.database, id, (tx) => checkChain(tx, id, systemClock.now(), 'first_row'))
    verdict.rows += chain.rows
    if (!chain.whole) verdict.broken.push({ community: id, at: chain.brokenAt })
  }
  return verdict
}
