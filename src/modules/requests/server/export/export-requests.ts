import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { exportMost } from '../../contract/export-routes.ts'
import { routes } from '../../contract.ts'
import { countOf, sheetOf } from './sheet-of.ts'

/**
 * The list as filtered, as a sheet, at once: at most 5 000 rows, in the order of the list, contacts masked. Who took what out of the
 * system is audited. Refusals: `requests.area_unknown`, `requests.export_large` (to be made in the background).
 */
export const exportRequests = command(routes['POST /api/c/:community/requests/export'], async (ctx, input) => {
  const { sort: _, columns: __, community: ___, ...filter } = input
  const rows = await countOf(ctx, input, exportMost)
  if (rows > exportMost) refuse('requests.export_large', { most: exportMost })
  ctx.audit('requests_export', ctx.newId(), { filter, rows })
  return sheetOf(ctx, input, rows, exportMost)
})
