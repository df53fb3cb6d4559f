import { SheetFault } from './line.ts'
import { type Packed, pack, writeZip } from './parts/write-zip.ts'
import { attribute, whole } from './parts/xml.ts'
import { openZip, type Zip } from './parts/zip.ts'
import { firstSheet } from './xlsx.ts'

/** An empty sheet of somebody else's, and where in it rows belong. */
export type Layout = {
  /** The row of the headings, as people count rows; data stand from the row below. */
  headerRow: number
  /** Which column of theirs each cell of a row belongs into, the first being 0. */
  at: readonly number[]
  /** Printed at the foot of each page where the sheet prints nothing there. */
  foot: string
}

type Cells = readonly (string | number)[]
type Row = { no: number; xml: string; tag: string; inside: string }

const unpackedBytesMost = 40 * 1024 * 1024
const partMost = 4 * 1024 * 1024
const calculation = 'xl/calcChain.xml'

/**
 * Their .xlsx with rows written into its first sheet from below the headings: titles, widths, merged cells, styles, notes at the foot and all
 * other parts stay as they came; what stands below is moved down as far as the rows need. Of rows only the packed form is held. Throws
 * SheetFault for what is no .xlsx.
 */
export async function fillXlsx(
  bytes: Uint8Array,
  layout: Layout,
  rows: AsyncIterable<readonly Cells[]>,
): Promise<Uint8Array> {
  try {
    const zip = openZip(bytes, unpackedBytesMost)
    const sheet = await firstSheet(zip)
    const parts: Packed[] = []
    for (const { name, part, bytes: packed } of zip.parts()) {
      if (name === calculation) continue
      const changed = await changedPart(zip, name)
      if (name === sheet) parts.push(await pack(name, filled(await whole(zip.text(name), partMost), layout, rows)))
      else if (changed !== undefined) parts.push(await pack(name, [changed]))
      else parts.push({ name, method: part.method, crc: part.crc, unpacked: part.unpacked, bytes: packed })
    }
    return writeZip(parts)
  } catch (error) {
    if (error instanceof RangeError || error instanceof SheetFault) throw new SheetFault('no .xlsx to fill')
    throw error
  }
}

/** The order of calculation isn't kept: it names cells that have moved; formulas are worked out anew when the sheet is opened. */
async function changedPart(zip: Zip, name: string): Promise<string | undefined> {
  const text = () => whole(zip.text(name), partMost)
  if (name === '[Content_Types].xml')
    return (await text()).replaceAll(/<(?:\w+:)?Override\b[^>]*calcChain[^>]*\/>/g, '')
  if (name === 'xl/_rels/workbook.xml.rels')
    return (await text()).replaceAll(/<(?:\w+:)?Relationship\b[^>]*calcChain[^>]*\/>/g, '')
  if (name !== 'xl/workbook.xml') return undefined
  return (await text()).replace(/<((?:\w+:)?calcPr)\b(?![^>]*fullCalcOnLoad)/, '<$1 fullCalcOnLoad="1"')
}

/** The sheet's XML, piece by piece, with the rows in it. */
async function* filled(xml: string, layout: Layout, pieces: AsyncIterable<readonly Cells[]>): AsyncGenerator<string> {
  const { before, inside, after, prefix } = cutSheet(xml)
  const all = [...rowsOf(inside)]
  const below = all.filter((row) => row.no > layout.headerRow)
  const footAt = below.find(isWritten)?.no
  const body = below.filter((row) => footAt === undefined || row.no < footAt)
  const foot = below.filter((row) => footAt !== undefined && row.no >= footAt)
  yield before.replace(/<(?:\w+:)?dimension\b[^>]*\/>/, '')
  yield all
    .filter((row) => row.no <= layout.headerRow)
    .map((row) => row.xml)
    .join('')
  const write = rowWriter(prefix, layout, body[0])
  let no = layout.headerRow
  for await (const rows of pieces) {
    let text = ''
    for (const cells of rows) {
      no += 1
      text += write(no, cells)
    }
    yield text
  }
  const shift = footAt === undefined ? 0 : Math.max(0, no + 1 - footAt)
  yield body
    .filter((row) => row.no > no)
    .map((row) => row.xml)
    .join('')
  yield foot.map((row) => moved(row, shift)).join('')
  yield withFoot(movedMerges(after, { from: layout.headerRow + 1, to: no, footAt, shift }), prefix, layout.foot)
}

type Cut = { before: string; inside: string; after: string; prefix: string }

function cutSheet(xml: string): Cut {
  const open = /<(\w+:)?sheetData\b[^>]*?(\/)?>/.exec(xml)
  if (!open) throw new SheetFault('no sheet')
  const prefix = open[1] ?? ''
  const start = open.index + open[0].length
  const close = `</${prefix}sheetData>`
  if (open[2])
    return {
      before: `${xml.slice(0, open.index)}<${prefix}sheetData>`,
      inside: '',
      after: close + xml.slice(start),
      prefix,
    }
  const end = xml.indexOf(close, start)
  if (end < 0) throw new SheetFault('a sheet cut off')
  return { before: xml.slice(0, start), inside: xml.slice(start, end), after: xml.slice(end), prefix }
}

function* rowsOf(inside: string): Generator<Row> {
  let last = 0
  for (const [xml, tag = '', content = ''] of inside.matchAll(
    /<(?:\w+:)?row(?=[\s>/])([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row\s*>)/g,
  )) {
    const told = Number(attribute(tag, 'r'))
    last = Number.isSafeInteger(told) && told > last ? told : last + 1
    yield { no: last, xml, tag, inside: content }
  }
}

/** Whether anything stands in a row; borders alone don't count. */
const isWritten = (row: Row) => /<(?:\w+:)?(?:v|is|f)[\s>]/.test(row.inside)

/** Writes rows in the look of the first empty row below the headings. */
function rowWriter(prefix: string, { at }: Layout, like: Row | undefined) {
  const styles = new Map<number, string>()
  for (const [, tag = ''] of (like?.inside ?? '').matchAll(/<(?:\w+:)?c(?=[\s/>])([^>]*?)\/?>/g)) {
    const style = attribute(tag, 's')
    if (style) styles.set(columnOf(attribute(tag, 'r') ?? ''), ` s="${style}"`)
  }
  const height = ['ht', 'customHeight'].flatMap((name) => {
    const value = attribute(like?.tag ?? '', name)
    return value ? [` ${name}="${value}"`] : []
  })
  const columns = [...new Set([...styles.keys(), ...at])].sort((one, other) => one - other)
  const sources = columns.map((column) => ({
    column,
    from: at.indexOf(column),
    letters: lettersOf(column),
    style: styles.get(column) ?? '',
  }))
  return (no: number, cells: Cells) => {
    const text = sources.map(({ from, letters, style }) => {
      const open = `<${prefix}c r="${letters}${no}"${style}`
      const value = from < 0 ? '' : (cells[from] ?? '')
      if (value === '') return `${open}/>`
      if (typeof value === 'number') return `${open}><${prefix}v>${value}</${prefix}v></${prefix}c>`
      return `${open} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(value)}</${prefix}t></${prefix}is></${prefix}c>`
    })
    return `<${prefix}row r="${no}"${height.join('')}>${text.join('')}</${prefix}row>`
  }
}

function escaped(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}--[\n\t]]|\p{Cs}/gv, '')
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** 'AB12' → 27. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? 'A'
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** 27 → 'AB'. */
export function lettersOf(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** A row so many rows further down, its cells too. */
function moved({ no, xml }: Row, by: number): string {
  if (by === 0) return xml
  const row = xml.replace(/(<(?:\w+:)?row\b[^>]*?\br=")\d+"/, `$1${no + by}"`)
  return row.replaceAll(/(<(?:\w+:)?c\b[^>]*?\br="[A-Z]{1,3})\d+"/g, `$1${no + by}"`)
}

type Moved = { from: number; to: number; footAt: number | undefined; shift: number }

/** Merged cells below what was written go down with it; those that were in its place are no more. */
function movedMerges(after: string, { from, to, footAt, shift }: Moved): string {
  let kept = 0
  const found = after.replaceAll(
    /<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"[^>]*\/>/g,
    (xml, left, top, right, bottom) => {
      const row = Number(top)
      if (footAt !== undefined && row >= footAt) {
        kept += 1
        return xml.replace(/ref="[^"]*"/, `ref="${left}${row + shift}:${right}${Number(bottom) + shift}"`)
      }
      if (row >= from && row <= to) return ''
      kept += 1
      return xml
    },
  )
  if (kept === 0) return found.replace(/<(\w+:)?mergeCells\b[^>]*>\s*<\/(?:\w+:)?mergeCells>/, '')
  return found.replace(/(<(?:\w+:)?mergeCells\b[^>]*?\bcount=")\d+"/, `$1${kept}"`)
}

/** What may follow the foot of a page in a sheet (ECMA-376 18.3.1.99). */
const behindFoot =
  /<(?:\w+:)?(?:rowBreaks|colBreaks|customProperties|cellWatches|ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|<\/(?:\w+:)?worksheet>/

function withFoot(after: string, prefix: string, foot: string): string {
  if (foot === '' || /<(?:\w+:)?headerFooter\b/.test(after)) return after
  const text = `&L&8${foot.replaceAll('&', '&&')}`
  const xml = `<${prefix}headerFooter><${prefix}oddFooter>${escaped(text)}</${prefix}oddFooter></${prefix}headerFooter>`
  return after.replace(behindFoot, (found) => xml + found)
}
