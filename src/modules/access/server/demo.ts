import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { inCommunity } from '../../../platform/db/transaction.ts'
import type { Platform } from '../../../platform/platform.ts'
import { communityOf } from '../../territory/api.ts'

export type DemoIdentity = {
  community_id: number
  key: string
  label: string
  note: string
  face: 'resident' | 'work'
  account_id: string
}

/** Every identity a visitor of the demo may be, over all communities. */
export async function demoIdentities(db: Tx): Promise<DemoIdentity[]> {
  const found = await sql<DemoIdentity>`select * from access.list_demo_identities()`.execute(db)
  return found.rows
}

/** The account behind an identity: in demo mode only, and only of a community that is marked as demo. */
export async function findDemoAccount(
  platform: Platform,
  communityId: number,
  key: string,
): Promise<string | undefined> {
  if (!platform.services.config.demo || communityId < 1 || communityId > 2_000_000_000) return undefined
  return inCommunity(platform.database, communityId, async (tx) => {
    const community = await communityOf(tx, communityId)
    if (!community?.demo) return undefined
    const row = await tx
      .selectFrom('access.demo_identities')
      .select('account_id')
      .where('community_id', '=', communityId)
      .where('key', '=', key)
      .executeTakeFirst()
    return row?.account_id
  })
}
