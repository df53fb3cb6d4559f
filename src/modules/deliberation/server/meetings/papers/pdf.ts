/** A paper as PDF, with glyphs of the computer's own font (docs/decisions/017-fonts-of-papers.md). */
import { buffer } from 'node:stream/consumers'
import type { OwnFont } from './own-font.ts'
import type { Block, PaperModel } from './paper.ts'

/** Points; margins of official papers, 37 mm above and 28 mm left (GB/T 9704-2012). */
const margins = { top: 105, left: 79, right: 74, bottom: 90 }
const sizes = { title: 22, text: 14, table: 11, foot: 9 }
/** Between lines, as a share of the size. */
const gap = 0.3
const padding = 4
const footAbove = 45
/** Stands for a character the font hasn't, as typesetters do. */
const missing = '\u3013'

type Sheet = PDFKit.PDFDocument
type Table = Extract<Block, { kind: 'table' }>

/** Control characters are gone before: texts come from contracts. The library is loaded when the first paper is asked for. */
export async function writePdf(paper: PaperModel, font: OwnFont): Promise<Uint8Array> {
  const { default: PDFDocument } = await import('pdfkit')
  const info = { Title: paper.title, Producer: 'Linli' }
  const sheet = new PDFDocument({ size: 'A4', margins, bufferPages: true, lang: 'zh-CN', info })
  sheet.font(font.path, font.face)
  const known = (text: string) => [...text].map((one) => (one === '\n' || font.has(one) ? one : missing)).join('')
  sheet
    .fontSize(sizes.title)
    .text(known(paper.title), { align: 'center', lineGap: sizes.title * gap })
    .moveDown(0.5)
  for (const block of paper.blocks) {
    if (block.kind === 'line') sheet.fontSize(sizes.text).text(known(block.text), { lineGap: sizes.text * gap })
    else drawTable(sheet, block, known)
  }
  foot(sheet, known(paper.foot))
  sheet.end()
  return await buffer(sheet)
}

/** Headings come again on each page. */
function drawTable(sheet: Sheet, table: Table, known: (text: string) => string): void {
  const { left, right, bottom } = sheet.page.margins
  const width = sheet.page.width - left - right
  const columns = table.widths.map((part) => part * width)
  const lines = { lineGap: sizes.table * gap }
  const row = (texts: readonly string[], isHead: boolean) => {
    const cells = texts.map((text, index) => ({ text: known(text), width: (columns[index] ?? 0) - 2 * padding }))
    const height =
      2 * padding + Math.max(...cells.map(({ text, width }) => sheet.heightOfString(text || ' ', { ...lines, width })))
    if (sheet.y + height > sheet.page.height - bottom) {
      sheet.addPage()
      if (!isHead) row(table.heads, true)
    }
    const top = sheet.y
    let x = left
    for (const cell of cells) {
      sheet
        .rect(x, top, cell.width + 2 * padding, height)
        .lineWidth(0.6)
        .stroke()
      sheet.text(cell.text, x + padding, top + padding, { ...lines, width: cell.width })
      x += cell.width + 2 * padding
    }
    sheet.x = left
    sheet.y = top + height
  }
  sheet.fontSize(sizes.table).moveDown(0.5)
  row(table.heads, true)
  for (const texts of table.rows) row(texts, false)
  sheet.moveDown(0.5)
}

function foot(sheet: Sheet, text: string): void {
  const { start, count } = sheet.bufferedPageRange()
  sheet.fontSize(sizes.foot)
  for (let page = start; page < start + count; page += 1) {
    sheet.switchToPage(page)
    // Within the margin the library would begin another page.
    sheet.page.margins.bottom = 0
    const { left } = sheet.page.margins
    sheet.text(`${text}  ${page + 1}/${count}`, left, sheet.page.height - footAbove, { lineBreak: false })
  }
}
