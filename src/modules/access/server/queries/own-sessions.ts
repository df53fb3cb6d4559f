import { sql } from 'kysely'
import { query } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { deviceOf } from '../device.ts'

/** The devices on which the account is signed in, the last used first. */
export const ownSessions = query(routes['GET /api/session/devices'], async (ctx) => {
  const found = await sql<{
    id: string
    created_at: Date
    updated_at: Date
    user_agent: string | null
    network: string | null
    unknown: boolean
  }>`
    select * from access.sessions_of(${ctx.actor.accountId}, ${ctx.now})`.execute(ctx.tx)
  return {
    items: found.rows.map((row) => ({
      id: row.id,
      since: row.created_at.toISOString(),
      last_seen: row.updated_at.toISOString(),
      ...deviceOf(row.user_agent ?? ''),
      network: row.network,
      unknown: row.unknown,
      current: row.id === ctx.sessionId,
    })),
  }
})
