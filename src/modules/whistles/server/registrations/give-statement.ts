import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { statementOf } from './statement.ts'
import { keyOf } from './store.ts'

/**
 * An organisation got its statement: how, and who took it. Its members are told that it was given, so that nobody's record goes to their
 * work behind their back (个人信息保护法 17, 23). Refusals: see the route.
 */
export const giveStatement = command(routes['POST /api/c/:community/dual-registrations/statement/given'], {
  async handle(ctx, { home_organisation, year, way, given_to }) {
    const told = await statementOf(ctx, { home_organisation, year })
    const id = ctx.newId()
    await sql`
      insert into whistles.statements (community_id, id, home_organisation, home_key, year, way, given_to, given_at, given_by_person, members, duties)
      values (${ctx.communityId}, ${id}, ${told.home_organisation}, ${keyOf(home_organisation)}, ${year}, ${way}, ${given_to}, ${ctx.now},
        ${ctx.actor.personId}, ${told.members.length}, ${told.duties.length})`.execute(ctx.tx)
    ctx.audit('dual_statement', id, { home_organisation: told.home_organisation, year, way })
    ctx.emit('whistles.statement_given', { statement_id: id })
    return { home_organisation, year }
  },
  view: (ctx, of) => statementOf(ctx, of),
})
