import { sql } from 'kysely'
import { query } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { rulesMost } from '../rules/routing.ts'
import { ruleViews } from './view.ts'

const pastMost = 50

/** The routing rules in force, newest first, and the last ones that hold no more. */
export const routingRules = query(routes['GET /api/c/:community/routing-rules'], async (ctx) => {
  const inForce = await sql<{ id: string }>`
    select id from requests.routing_rules where community_id = ${ctx.communityId} and until is null
    order by since desc, id limit ${rulesMost}`.execute(ctx.tx)
  const past = await sql<{ id: string }>`
    select id from requests.routing_rules where community_id = ${ctx.communityId} and until is not null
    order by until desc, id limit ${pastMost}`.execute(ctx.tx)
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  return { items: await ruleViews(ctx, ids(inForce.rows)), past: await ruleViews(ctx, ids(past.rows)) }
})
