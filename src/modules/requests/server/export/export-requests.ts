import { command } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { routes } from '../../contract.ts'
import { zoneOf } from '../queries/days.ts'
import { conditionsOf } from '../queries/list-conditions.ts'
import { pageOf } from '../queries/pages.ts'
import { visibleTo } from '../queries/visibility.ts'
import { requestBriefs } from '../views/request-brief.ts'
import { maskedContacts } from './contacts.ts'
import { noteOf } from './note.ts'
import { sheetColumns, workbook } from './workbook.ts'

const rowsMost = 5_000
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * The list as filtered, as a sheet: at most 5 000 rows, in the order of the list, contacts masked. Who took what out of the system is
 * audited. Refusal: `requests.area_unknown`.
 */
export const exportRequests = command(
  routes['POST /api/c/:community/requests/export'],
  async (ctx, { sort, columns, ...filter }) => {
    const where = [visibleTo(ctx, 'requests.export'), ...(await conditionsOf(ctx, filter))]
    const { items, next } = await pageOf(ctx, sort, where, { limit: rowsMost })
    const zone = await zoneOf(ctx)
    const briefs = await requestBriefs(ctx, items)
    const contacts = await maskedContacts(ctx, items)
    const note = await noteOf(ctx, { filter, rows: items.length, cut: next !== null, zone })
    ctx.audit('requests_export', ctx.newId(), { filter, rows: items.length })
    return {
      name: ctx.services.texts.message(ctx.language, 'requests', 'export_file', { day: civilDateOf(ctx.now, zone) }),
      mediaType: spreadsheet,
      bytes: await workbook(ctx, { briefs, contacts, note, zone, columns: sheetColumns(columns) }),
    }
  },
)
