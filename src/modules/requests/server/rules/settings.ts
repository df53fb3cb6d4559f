import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../../platform/db/database.ts'

export type RequestSettings = {
  /** A new request goes straight to whom item and place point at. */
  autoDispatch: boolean
  /** Requests without a name are taken. */
  anonymous: boolean
  /** Days the requester has to confirm or reopen, the day of finishing not counted. */
  confirmDays: number
}

const stored = z.object({
  'requests.auto_dispatch': z.boolean().catch(true).default(true),
  'requests.anonymous': z.boolean().catch(true).default(true),
  'requests.confirm_days': z.number().int().min(1).max(60).catch(7).default(7),
})

/** What the community decided about requests, with what holds where it decided nothing. */
export async function requestSettings(tx: Tx, communityId: number): Promise<RequestSettings> {
  const found = await sql<{ values: unknown }>`
    select coalesce(jsonb_object_agg(name, value), '{}') as values from platform.settings
    where community_id = ${communityId} and name in ('requests.auto_dispatch', 'requests.anonymous', 'requests.confirm_days')`.execute(
    tx,
  )
  const values = stored.parse(found.rows[0]?.values)
  return {
    autoDispatch: values['requests.auto_dispatch'],
    anonymous: values['requests.anonymous'],
    confirmDays: values['requests.confirm_days'],
  }
}
