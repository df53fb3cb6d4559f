import { sql } from 'kysely'
import { safe } from '../../../../engines/exports/index.ts'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { routes } from '../../contract.ts'
import { zoneOf } from '../queries/days.ts'
import { ownRun } from './runs.ts'

type Line = {
  number: string
  title: string
  outcome: 'done' | 'refused' | 'fault' | null
  refusal: string | null
  params: Record<string, string> | null
}

const widths = [16, 44, 12, 60]

/** What became of each request of a run: row, outcome, reason. Refusal: `platform.not_found`. */
export const bulkFile = query(routes['GET /api/c/:community/bulk-runs/:id/file'], async (ctx, { id }) => {
  await ownRun(ctx, id)
  const say = (key: string) => ctx.services.texts.message(ctx.language, 'requests', `bulk_${key}`)
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  book.created = ctx.now
  const page = book.addWorksheet(say('sheet'), { views: [{ state: 'frozen', ySplit: 1 }] })
  page.columns = widths.map((width) => ({ width }))
  page.addRow(['number', 'title', 'outcome', 'reason'].map((column) => say(`column_${column}`))).font = { bold: true }
  for (const line of await linesOf(ctx, id)) {
    const why = line.refusal ? ctx.services.texts.refusal(ctx.language, line.refusal, line.params ?? {}) : ''
    page.addRow([line.number, line.title, say(`outcome_${line.outcome ?? 'waiting'}`), why].map(safe))
  }
  const day = civilDateOf(ctx.now, await zoneOf(ctx))
  return {
    name: ctx.services.texts.message(ctx.language, 'requests', 'bulk_file', { day }),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: new Uint8Array(await book.xlsx.writeBuffer()),
  }
})

async function linesOf(ctx: ReadContext, runId: string): Promise<Line[]> {
  const found = await sql<Line>`
    select c.number, c.title, i.outcome, i.refusal, i.params from requests.bulk_items i
    join caseflow.cases c on c.community_id = i.community_id and c.id = i.request_id
    where i.community_id = ${ctx.communityId} and i.run_id = ${runId} order by i.seq`.execute(ctx.tx)
  return found.rows
}
