import { sql } from 'kysely'
import { query } from '../../../../platform/command/types.ts'
import { pageFrom, textCursor } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { allOf, type Condition } from '../queries/visibility.ts'
import { type AskPoint, askPointRows, askPointViews, findPoint, selectPoints } from './view.ts'

/** What a poster's code opens; one taken down says where to go instead. */
export const askPointByCode = query(routes['GET /api/c/:community/ask-points/by-code/:code'], async (ctx, { code }) => {
  const found = await sql<AskPoint>`${selectPoints} where community_id = ${ctx.communityId} and code = ${code}`.execute(
    ctx.tx,
  )
  return (await askPointViews(ctx, found.rows))[0] ?? refuse('platform.not_found')
})

/** By name. */
export const listAskPoints = query(
  routes['GET /api/c/:community/ask-points'],
  async (ctx, { after, limit, retired }) => {
    const where: Condition[] = [sql<boolean>`(retired_at is not null) = ${retired === 'yes'}`]
    if (after !== undefined) {
      const [name, id] = textCursor(after)
      where.push(sql<boolean>`(name, id) > (${name}, ${id}::uuid)`)
    }
    const found = await sql<AskPoint>`
    ${selectPoints} where community_id = ${ctx.communityId} and ${allOf(where)} order by name, id limit ${limit + 1}`.execute(
      ctx.tx,
    )
    const page = pageFrom(found.rows, limit, (row) => [row.name, row.id])
    return { items: await askPointRows(ctx, page.items), next: page.next }
  },
)

export const oneAskPoint = query(routes['GET /api/c/:community/ask-points/:id'], async (ctx, { id }) => {
  const point = (await findPoint(ctx, id)) ?? refuse('platform.not_found')
  return (await askPointRows(ctx, [point]))[0] ?? refuse('platform.not_found')
})
