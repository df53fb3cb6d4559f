import type { z } from 'zod'
import { spreadsheet } from '../../../../engines/exports/index.ts'
import type { Download, ReadContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import type { exportRoutes } from '../../contract/export-routes.ts'
import { cappedCounts } from '../queries/counts.ts'
import { zoneOf } from '../queries/days.ts'
import { conditionsOf } from '../queries/list-conditions.ts'
import { pageOf } from '../queries/pages.ts'
import { allOf, type Condition, visibleTo } from '../queries/visibility.ts'
import { requestBriefs } from '../views/request-brief.ts'
import { maskedContacts } from './contacts.ts'
import { noteOf } from './note.ts'
import { type Part, sheetColumns, workbook } from './workbook.ts'

export type ExportInput = z.output<(typeof exportRoutes)['POST /api/c/:community/exports']['body']>

const partRows = 500

/** How many requests the sheet would hold, counted up to one more than `most`. Refusal: `requests.area_unknown`. */
export async function countOf(ctx: ReadContext, input: ExportInput, most: number): Promise<number> {
  const { all } = await cappedCounts(ctx, most, { all: allOf(await conditionsFor(ctx, input)) })
  return all
}

/** The list as filtered, as a sheet in the order of the list, contacts masked; who took it out and when stands on top. */
export async function sheetOf(ctx: ReadContext, input: ExportInput, found: number, most: number): Promise<Download> {
  const { sort: _, columns, ...filter } = input
  const zone = await zoneOf(ctx)
  const rows = Math.min(found, most)
  const note = await noteOf(ctx, { filter, rows, cut: found > most, zone })
  return {
    name: ctx.services.texts.message(ctx.language, 'requests', 'export_file', { day: civilDateOf(ctx.now, zone) }),
    mediaType: spreadsheet,
    bytes: await workbook(ctx, { parts: partsOf(ctx, input, rows), note, zone, columns: sheetColumns(columns) }),
  }
}

async function conditionsFor(ctx: ReadContext, input: ExportInput): Promise<Condition[]> {
  const { sort: _, columns: __, ...filter } = input
  return [visibleTo(ctx, 'requests.export'), ...(await conditionsOf(ctx, filter))]
}

async function* partsOf(ctx: ReadContext, input: ExportInput, rows: number): AsyncGenerator<Part> {
  const where = await conditionsFor(ctx, input)
  let after: string | null | undefined
  for (let left = rows; left > 0 && after !== null; left -= partRows) {
    const page = { limit: Math.min(left, partRows), ...(after === undefined ? {} : { after }) }
    const { items, next } = await pageOf(ctx, input.sort, where, page)
    yield { briefs: await requestBriefs(ctx, items), contacts: await maskedContacts(ctx, items) }
    after = next
  }
}
