import { atClock, safe } from '../../../../engines/exports/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { communityOf } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { findRows } from './find-rows.ts'
import { type AuditLine, auditLines } from './lines.ts'
import { type AuditWords, auditWords } from './words.ts'

const linesMost = 5_000
const batch = 500
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const columns = [
  ['seq', 10],
  ['at', 20],
  ['who', 14],
  ['post', 20],
  ['command', 32],
  ['things', 50],
  ['fields', 60],
  ['hash', 16],
] as const

/** The lines that fit a filter as a sheet, the latest 5 000, nothing uncovered. Who took them out is audited. */
export const exportAudit = command(routes['POST /api/c/:community/audit/export'], async (ctx, input) => {
  const { community: _, ...filter } = input
  const zone = (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? refuse('platform.not_found')
  const rows = await findRows(ctx, filter, { limit: linesMost })
  const lines: AuditLine[] = []
  for (let at = 0; at < rows.length; at += batch) lines.push(...(await auditLines(ctx, rows.slice(at, at + batch))))
  ctx.audit('audit_export', ctx.newId(), { filter, rows: lines.length })
  return {
    name: ctx.services.texts.message(ctx.language, 'access', 'audit_file', { day: civilDateOf(ctx.now, zone) }),
    mediaType: spreadsheet,
    bytes: await sheet(ctx, lines, zone),
  }
})

async function sheet(ctx: WriteContext, lines: readonly AuditLine[], zone: string): Promise<Uint8Array> {
  const say: Said['say'] = (key, params) => ctx.services.texts.message(ctx.language, 'access', key, params)
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  book.created = ctx.now
  const page = book.addWorksheet(say('audit_sheet'), { views: [{ state: 'frozen', ySplit: 1 }] })
  page.columns = columns.map(([, width]) => ({ width }))
  page.addRow(columns.map(([name]) => say(`audit_column_${name}`))).font = { bold: true }
  const words = auditWords(ctx.language)
  for (const line of lines) page.addRow(cells(line, zone, { say, words }))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

type Said = { say: (key: string, params?: Record<string, string>) => string; words: AuditWords }

function cells(line: AuditLine, zone: string, { say, words }: Said): (string | number)[] {
  const plain = line.things.flatMap((thing) =>
    thing.fields
      .filter(({ shown }) => shown === 'plain')
      .map(({ name, value }) => `${words.field(name) ?? name}=${JSON.stringify(value)}`),
  )
  const inPlace = (name: string) => say('audit_in_place', { name })
  return [
    line.seq,
    line.at.length === 'YYYY-MM-DD'.length ? line.at : atClock(line.at, zone),
    safe([line.who.name ?? say(`audit_who_${line.who.kind}`), ...line.who.deputising_for.map(inPlace)].join(' ')),
    safe(line.who.post ?? ''),
    words.command(line.command) ?? line.command,
    line.things.map(({ entity, id }) => `${words.entity(entity) ?? entity} ${id}`).join('\n'),
    safe(plain.join('\n')),
    line.hash,
  ]
}
