import { sql } from 'kysely'
import type { z } from 'zod'
import { query } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { shownFigure, smallestFigure } from '../../../../platform/small-figures.ts'
import { routes } from '../../contract.ts'

type Item = z.input<(typeof routes)['GET /api/c/:community/compounds']['output']>['items'][number]

/** The compounds, villages and factories of a community by name. */
export const compounds = query(routes['GET /api/c/:community/compounds'], async (ctx, input) => {
  const after = input.after === undefined ? undefined : decodeCursor(input.after, 2).map(String)
  const found = await sql<Item & { sort_key: string }>`
    select a.id, a.kind, a.name, a.compound_kind, a.households_estimate, a.sort_key,
      (select count(*)::int from territory.areas b where b.community_id = a.community_id and b.compound_id = a.id
        and b.kind = 'building' and b.retired_at is null) as buildings
    from territory.areas a join territory.area_kinds k on k.code = a.kind and k.site
    where a.community_id = ${ctx.communityId} and a.retired_at is null
      and ${after ? sql`(a.sort_key, a.id::text) > (${sql.join(after)})` : sql`true`}
    order by a.sort_key, a.id::text limit ${input.limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, input.limit, (row) => [row.sort_key, row.id])
  const least = await smallestFigure(ctx.tx, ctx.communityId)
  return {
    ...page,
    items: page.items.map(({ sort_key: _, ...shown }) => ({ ...shown, households_estimate: households(shown, least) })),
  }
})

/** About how many households, where they are too many to be recognised. */
function households({ households_estimate: count }: Pick<Item, 'households_estimate'>, least: number): number | null {
  return count === null ? null : shownFigure({ count }, least)
}
