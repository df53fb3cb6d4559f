import type { Block, PaperModel } from './paper.ts'

/** Points of type in half points: 2号 for titles, 4号 for text, as official papers have them (GB/T 9704-2012). */
const titleSize = 44
const textSize = 28
const tableSize = 24
const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'FangSong' }
const titleFont = { ...font, eastAsia: 'SimHei' }
/** A4 with the margins of official papers, in twentieths of a point: 37 mm above, 28 mm left. */
const margin = { top: 2098, left: 1587, right: 1474, bottom: 1984 }
const textWidth = 8845

/** The paper as a Word document. The library is loaded when the first one is asked for. */
export async function writeDocx(paper: PaperModel): Promise<Uint8Array> {
  const { AlignmentType, Document, Footer, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } =
    await import('docx')
  const line = (text: string, strong = false, size = textSize) =>
    new Paragraph({ spacing: { line: 400 }, children: [new TextRun({ text, font, size, bold: strong })] })
  const cell = (text: string, width: number, strong = false) =>
    new TableCell({
      width: { size: Math.round(width * textWidth), type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      children: text.split('\n').map((part) => line(part, strong, tableSize)),
    })
  const block = (one: Block): (InstanceType<typeof Paragraph> | InstanceType<typeof Table>)[] => {
    if (one.kind === 'line') return one.text.split('\n').map((part) => line(part, one.strong))
    const row = (cells: readonly string[], head = false) =>
      new TableRow({
        tableHeader: head,
        cantSplit: true,
        children: cells.map((text, index) => cell(text, one.widths[index] ?? 0, head)),
      })
    return [
      new Table({
        width: { size: textWidth, type: WidthType.DXA },
        columnWidths: one.widths.map((width) => Math.round(width * textWidth)),
        rows: [row(one.heads, true), ...one.rows.map((cells) => row(cells))],
      }),
    ]
  }
  const title = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 320 },
    children: [new TextRun({ text: paper.title, font: titleFont, size: titleSize })],
  })
  const foot = new Footer({ children: [line(paper.foot, false, 18)] })
  const document = new Document({
    title: paper.title,
    creator: 'Linli',
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin } },
        footers: { default: foot },
        children: [title, ...paper.blocks.flatMap(block)],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
