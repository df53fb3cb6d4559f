import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'

const dayMilliseconds = 86_400_000
/** Half a year (网络安全法 23). */
const sessionDays = 183

/** Removes sessions that expired half a year ago, and codes that expired a day ago. */
export async function forgetExpired(ctx: WriteContext): Promise<void> {
  const before = (days: number) => new Date(ctx.now.getTime() - days * dayMilliseconds)
  const gone = await sql<{ count: number }>`
    select access.forget_expired(${before(sessionDays)}, ${before(1)}) as count`.execute(ctx.tx)
  const forgotten = Number(gone.rows[0]?.count ?? 0)
  await sql`select platform.forget_limits(${ctx.now})`.execute(ctx.tx)
  if (forgotten > 0) ctx.audit('accounts', 'expired', { forgotten })
}
