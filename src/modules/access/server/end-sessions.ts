import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'

/** Ends all sessions of an account, but one where it is given. Returns how many ended. */
export async function endSessions(ctx: WriteContext, accountId: string, but: string | null = null): Promise<number> {
  const ended = await sql<{ id: string }>`select id from access.end_sessions(${accountId}, ${but})`.execute(ctx.tx)
  for (const { id } of ended.rows) ctx.emit('access.session_ended', { session_id: id })
  return ended.rows.length
}
