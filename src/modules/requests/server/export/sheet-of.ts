import type { z } from 'zod'
import type { ExportPage, SheetFrame } from '../../../../engines/exports/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
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
import { sheetColumns, sheetRows } from './sheet-rows.ts'

export type ExportInput = z.output<(typeof exportRoutes)['POST /api/c/:community/exports']['body']>

/** How many requests the sheet would hold, counted up to one more than `most`. Refusal: `requests.area_unknown`. */
export async function countOf(ctx: ReadContext, input: ExportInput, most: number): Promise<number> {
  const { all } = await cappedCounts(ctx, most, { all: allOf(await conditionsFor(ctx, input)) })
  return all
}

/** What stands around the rows: which requests, taken out by whom and when. */
export async function frameOf(
  ctx: ReadContext,
  input: ExportInput,
  facts: { rows: number; cut: boolean },
): Promise<SheetFrame> {
  const { sort: _, columns, ...filter } = input
  const zone = await zoneOf(ctx)
  const say = (key: string, params = {}) =>
    ctx.services.texts.message(ctx.language, 'requests', `export_${key}`, params)
  return {
    name: say('file', { day: civilDateOf(ctx.now, zone) }),
    title: say('sheet'),
    note: await noteOf(ctx, { filter, ...facts, zone }),
    columns: sheetColumns(columns).map(([column, width]) => ({ head: say(`column_${column}`), width })),
  }
}

/** Some requests in the order of the list, as rows of the sheet, contacts masked. */
export async function rowsOf(ctx: ReadContext, input: ExportInput, page: ExportPage) {
  const { items, next } = await pageOf(ctx, input.sort, await conditionsFor(ctx, input), page)
  const part = { briefs: await requestBriefs(ctx, items), contacts: await maskedContacts(ctx, items) }
  return { rows: sheetRows(ctx, part, sheetColumns(input.columns), await zoneOf(ctx)), next }
}

async function conditionsFor(ctx: ReadContext, input: ExportInput): Promise<Condition[]> {
  const { sort: _, columns: __, ...filter } = input
  return [visibleTo(ctx, 'requests.export'), ...(await conditionsOf(ctx, filter))]
}
