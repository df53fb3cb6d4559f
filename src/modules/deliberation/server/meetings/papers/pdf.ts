/** A paper as PDF: lines broken and tables drawn here, in the type `typeface.ts` gives. */
import type { Font } from './font.ts'
import type { Block, PaperModel } from './paper.ts'
import { stream, type Typeface, typefaceOf } from './typeface.ts'

/** A4 in points; margins of official papers, 37 mm above and 28 mm left. */
const page = { width: 595, height: 842, top: 105, left: 79, right: 74, bottom: 90 }
const width = page.width - page.left - page.right
const sizes = { title: 22, text: 14, table: 11, foot: 9 }
const leading = 1.6
const padding = 4

type Draw = { x: number; y: number; size: number; text: string } | { from: [number, number]; to: [number, number] }

/** Marks that don't begin a line. */
const closing = /[，。；：！？、）》」”’%]/u

function linesOf(face: Typeface, text: string, size: number, most: number): string[] {
  return text.split('\n').flatMap((part) => {
    const lines: string[] = []
    let line = ''
    for (const one of part) {
      if (line !== '' && face.widthOf(line + one, size) > most && !closing.test(one)) {
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
  readonly face: Typeface
  y = page.height - page.top

  constructor(face: Typeface) {
    this.face = face
  }

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
    for (const line of linesOf(this.face, text, size, width)) {
      this.need(size * leading)
      this.y -= size * leading
      const x = centred ? page.left + Math.max(0, (width - this.face.widthOf(line, size)) / 2) : page.left
      this.draw({ x, y: this.y, size, text: line })
    }
  }
}

function table(pages: Pages, block: Extract<Block, { kind: 'table' }>): void {
  const columns = block.widths.map((part) => part * width)
  const row = (cells: readonly string[], repeat: boolean) => {
    const broken = cells.map((text, index) =>
      linesOf(pages.face, text, sizes.table, (columns[index] ?? 0) - 2 * padding),
    )
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
  pages.y -= sizes.table
  row(block.heads, false)
  for (const cells of block.rows) row(cells, true)
  pages.y -= sizes.table
}

function content(draws: readonly Draw[], face: Typeface): string {
  return draws
    .map((one) =>
      'text' in one
        ? `BT /F1 ${one.size} Tf ${one.x.toFixed(1)} ${one.y.toFixed(1)} Td <${face.hex(one.text)}> Tj ET`
        : `0.6 w ${one.from.map((n) => n.toFixed(1)).join(' ')} m ${one.to.map((n) => n.toFixed(1)).join(' ')} l S`,
    )
    .join('\n')
}

/** The paper as PDF 1.5, with glyphs of `font` where there is one. Control characters are gone before: texts come from contracts. */
export function writePdf(paper: PaperModel, font: Font | null): Uint8Array {
  const face = typefaceOf(font)
  const pages = new Pages(face)
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
  const contents = pages.pages.map((draws) => content(draws, face))
  return document(contents, paper.title, face)
}

const firstPage = 4
/** The title as the format has texts: UTF-16 with its mark. */
const textString = (text: string) => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`

function document(contents: readonly string[], title: string, face: Typeface): Uint8Array {
  const kids = contents.map((_, index) => `${firstPage + index * 2} 0 R`).join(' ')
  const fontAt = firstPage + contents.length * 2
  const objects: (string | Uint8Array)[] = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) >>',
    `<< /Type /Pages /Count ${contents.length} /Kids [${kids}] >>`,
    `<< /Title ${textString(title)} /Producer (Linli) >>`,
    ...contents.flatMap((text, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Resources << /Font << /F1 ${fontAt} 0 R >> >> /Contents ${firstPage + index * 2 + 1} 0 R >>`,
      stream(new TextEncoder().encode(text), ''),
    ]),
    ...face.objects(fontAt),
  ]
  return written(objects)
}

/** Objects one after another, with the table that says where each begins. */
function written(objects: readonly (string | Uint8Array)[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')]
  let length = parts[0]?.length ?? 0
  const offsets: number[] = []
  for (const [index, object] of objects.entries()) {
    offsets.push(length)
    const one = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')])
    parts.push(one)
    length += one.length
  }
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const tail = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${length}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(tail)])
}
