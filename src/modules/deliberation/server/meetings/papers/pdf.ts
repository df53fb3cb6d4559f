/**
 * A paper as PDF, with the Chinese font every reader of Chinese PDFs brings along (STSong-Light, PDF 32000-1 9.7.5.2): named, not
 * embedded, so that no font of ten megabytes has to be shipped (docs/decisions/017-papers-without-a-font.md). Letters of the first
 * 95 are half as wide as characters by the encoding chosen, so that every line can be measured here.
 */
import type { Block, PaperModel } from './paper.ts'

/** A4 in points; margins of official papers, 37 mm above and 28 mm left. */
const page = { width: 595, height: 842, top: 105, left: 79, right: 74, bottom: 90 }
const width = page.width - page.left - page.right
const sizes = { title: 22, text: 14, table: 11, foot: 9 }
const leading = 1.6
const padding = 4

type Draw = { x: number; y: number; size: number; text: string } | { from: [number, number]; to: [number, number] }

/** Width in thousandths of the type's size: half for what the encoding sets half wide. */
function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, one) => sum + (one >= ' ' && one <= '~' ? 0.5 : 1), 0) * size
}

/** Marks that don't begin a line. */
const closing = /[，。；：！？、）》」”’%]/u

function linesOf(text: string, size: number, most: number): string[] {
  return text.split('\n').flatMap((part) => {
    const lines: string[] = []
    let line = ''
    for (const one of part) {
      if (line !== '' && widthOf(line + one, size) > most && !closing.test(one)) {
        lines.push(line)
        line = ''
      }
      line += one
    }
    return [...lines, line]
  })
}

class Pages {
  readonly pages: Draw[][] = [[]]
  y = page.height - page.top

  need(height: number): boolean {
    if (this.y - height >= page.bottom) return false
    this.pages.push([])
    this.y = page.height - page.top
    return true
  }

  draw(one: Draw): void {
    this.pages.at(-1)?.push(one)
  }

  lines(text: string, size: number, centred = false): void {
    for (const line of linesOf(text, size, width)) {
      this.need(size * leading)
      this.y -= size * leading
      const x = centred ? page.left + Math.max(0, (width - widthOf(line, size)) / 2) : page.left
      this.draw({ x, y: this.y, size, text: line })
    }
  }
}

function table(pages: Pages, block: Extract<Block, { kind: 'table' }>): void {
  const columns = block.widths.map((part) => part * width)
  const row = (cells: readonly string[], repeat: boolean) => {
    const broken = cells.map((text, index) => linesOf(text, sizes.table, (columns[index] ?? 0) - 2 * padding))
    const height = Math.max(...broken.map((lines) => lines.length)) * sizes.table * leading + 2 * padding
    if (pages.need(height) && repeat) row(block.heads, false)
    const top = pages.y
    pages.y -= height
    let x = page.left
    pages.draw({ from: [page.left, top], to: [page.left + width, top] })
    pages.draw({ from: [page.left, pages.y], to: [page.left + width, pages.y] })
    pages.draw({ from: [x, top], to: [x, pages.y] })
    for (const [index, lines] of broken.entries()) {
      for (const [at, text] of lines.entries()) {
        const y = top - padding - (at + 0.8) * sizes.table * leading
        pages.draw({ x: x + padding, y, size: sizes.table, text })
      }
      x += columns[index] ?? 0
      pages.draw({ from: [x, top], to: [x, pages.y] })
    }
  }
  row(block.heads, false)
  for (const cells of block.rows) row(cells, true)
  pages.y -= sizes.table
}

/** UTF-16BE in hexadecimal; what lies beyond the first plane isn't in the font's encoding. */
function hex(text: string): string {
  return [...text].map((one) => (one.length > 1 ? '?' : one).charCodeAt(0).toString(16).padStart(4, '0')).join('')
}

function content(draws: readonly Draw[]): string {
  return draws
    .map((one) =>
      'text' in one
        ? `BT /F1 ${one.size} Tf ${one.x.toFixed(1)} ${one.y.toFixed(1)} Td <${hex(one.text)}> Tj ET`
        : `0.6 w ${one.from.map((n) => n.toFixed(1)).join(' ')} m ${one.to.map((n) => n.toFixed(1)).join(' ')} l S`,
    )
    .join('\n')
}

/** The paper as PDF 1.4. Control characters are gone before: texts come from contracts. */
export function writePdf(paper: PaperModel): Uint8Array {
  const pages = new Pages()
  pages.lines(paper.title, sizes.title, true)
  pages.y -= sizes.text
  for (const block of paper.blocks) {
    if (block.kind === 'line') pages.lines(block.text, sizes.text)
    else table(pages, block)
  }
  const total = pages.pages.length
  for (const [index, draws] of pages.pages.entries()) {
    const text = `${paper.foot}  ${index + 1}/${total}`
    draws.push({ x: page.left, y: page.bottom / 2, size: sizes.foot, text })
  }
  return document(pages.pages.map(content), paper.title)
}

function document(contents: readonly string[], title: string): Uint8Array {
  const firstPage = 7
  const kids = contents.map((_, index) => `${firstPage + index * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) >>',
    `<< /Type /Pages /Count ${contents.length} /Kids [${kids}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-HW-H /Encoding /UniGB-UCS2-HW-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 /W [814 939 500 7712 7716 500] >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    `<< /Title <feff${hex(title)}> /Producer (Linli) >>`,
    ...contents.flatMap((text, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${firstPage + index * 2 + 1} 0 R >>`,
      `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    ]),
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const tail = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return new TextEncoder().encode(body + tail)
}
