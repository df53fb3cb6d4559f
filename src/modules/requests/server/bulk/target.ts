import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { bulkMost, type bulkRoutes } from '../../contract/bulk-routes.ts'
import { conditionsOf } from '../queries/list-conditions.ts'
import { pageOf } from '../queries/pages.ts'
import { visibleTo } from '../queries/visibility.ts'
import type { RequestRow } from '../views/rows.ts'

export type Target = z.output<(typeof bulkRoutes)['POST /api/c/:community/bulk-previews']['body']>['target']

/**
 * The requests meant: those of the chosen rows this person still sees, or all that the filter finds, in the order of the list. One more
 * than may go at once says that there are too many. Refusal: `requests.area_unknown`.
 */
export async function rowsMeant(ctx: ReadContext, target: Target): Promise<{ rows: RequestRow[]; tooMany: boolean }> {
  const { sort = 'due', ...filter } = target.filter ?? {}
  const chosen = target.ids ? [sql<boolean>`c.id = any (${[...new Set(target.ids)]}::uuid[])`] : []
  const filtered = target.ids || !target.filter ? [] : await conditionsOf(ctx, filter)
  if (!target.ids && !target.filter) return { rows: [], tooMany: false }
  const { items, next } = await pageOf(ctx, sort, [visibleTo(ctx), ...chosen, ...filtered], { limit: bulkMost })
  return { rows: items, tooMany: next !== null }
}
