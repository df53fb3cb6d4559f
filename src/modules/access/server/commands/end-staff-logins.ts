import { sql } from 'kysely'
import type { z } from 'zod'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { postsInForce } from '../../../bodies/api.ts'
import { type loginsView, routes } from '../../contract.ts'
import { findBinding } from '../bindings.ts'
import { endSessions } from '../end-sessions.ts'
import { reachPerson } from '../reach.ts'

type LoginsView = z.output<typeof loginsView>

/** On how many devices a member of staff is signed in. Of residents nothing is told. */
export const staffLogins = query(routes['GET /api/c/:community/people/:id/logins'], async (ctx, { id }) => {
  await reachPerson(ctx, 'access.end_logins', id)
  return loginsOf(ctx, id)
})

/** Signs a member of staff out everywhere: a lost telephone, a leave-taking. Refusals: `platform.not_found`, `access.not_staff`, `access.not_bound`. */
export const endStaffLogins = command(routes['POST /api/c/:community/people/:id/logins/end'], {
  async handle(ctx, { id, reason }) {
    await reachPerson(ctx, 'access.end_logins', id)
    if (!(await isStaff(ctx, id))) refuse('access.not_staff')
    const binding = (await findBinding(ctx.tx, ctx.communityId, { person: id })) ?? refuse('access.not_bound')
    const ended = await endSessions(ctx, binding.account_id)
    ctx.audit('account', binding.account_id, { event: 'sessions_ended', ended, reason })
    ctx.audit('person', id, { logins_ended: ended })
    return { id }
  },
  view: (ctx, { id }) => loginsOf(ctx, id),
})

async function isStaff(ctx: ReadContext, personId: string): Promise<boolean> {
  return (await postsInForce(ctx.tx, ctx.communityId, personId, ctx.now)).length > 0
}

async function loginsOf(ctx: ReadContext, personId: string): Promise<LoginsView> {
  if (!(await isStaff(ctx, personId))) return { staff: false, devices: 0, last_seen: null }
  const binding = await findBinding(ctx.tx, ctx.communityId, { person: personId })
  if (!binding) return { staff: true, devices: 0, last_seen: null }
  const found = await sql<{ updated_at: Date }>`
    select updated_at from access.sessions_of(${binding.account_id}, ${ctx.now})`.execute(ctx.tx)
  return { staff: true, devices: found.rows.length, last_seen: found.rows[0]?.updated_at.toISOString() ?? null }
}
