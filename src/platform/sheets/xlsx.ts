import { type Line, roundedMark, SheetFault } from './line.ts'
import { dateStyles, dayOf } from './parts/styles.ts'
import { attribute, elements, plain, whole } from './parts/xml.ts'
import { openZip, type Zip } from './parts/zip.ts'

const unpackedBytesMost = 200 * 1024 * 1024
const shortPartMost = 4 * 1024 * 1024
const rowCharactersMost = 1024 * 1024
const sharedTextsMost = 1_000_000
const exactDigits = 15
/** What Excel numbers rows to. */
const rowNumbersMost = 1_048_576

/** What of a sheet is looked at: cells beyond are passed over, longer ones cut. */
export type SheetLimits = { columnsMost: number; cellCharactersMost: number }

/**
 * The first sheet of an .xlsx (ECMA-376), row by row as it is unpacked: a long one is never held as a tree. Throws SheetFault for what
 * isn't one.
 */
export async function* readXlsx(bytes: Uint8Array, limits: SheetLimits): AsyncGenerator<Line> {
  try {
    const zip = openZip(bytes, unpackedBytesMost)
    const book = await openBook(zip)
    let last = 0
    for await (const { tag, inside } of elements(zip.text(book.sheet), 'row', rowCharactersMost)) {
      const told = Number(attribute(tag, 'r'))
      last = Number.isSafeInteger(told) && told > last && told <= rowNumbersMost ? told : last + 1
      yield { row: last, cells: cellsOf(inside, book, limits) }
    }
  } catch {
    throw new SheetFault('no .xlsx')
  }
}

type Book = { sheet: string; texts: readonly string[]; dates: ReadonlySet<number>; from1904: boolean }

async function openBook(zip: Zip): Promise<Book> {
  const part = partOf(zip)
  const workbook = await part('xl/workbook.xml')
  const texts: string[] = []
  if (zip.has('xl/sharedStrings.xml')) {
    for await (const { inside } of elements(zip.text('xl/sharedStrings.xml'), 'si', rowCharactersMost)) {
      if (texts.length >= sharedTextsMost) throw new RangeError('more texts than cells')
      texts.push(textOf(inside))
    }
  }
  return {
    sheet: await firstSheet(zip),
    texts,
    dates: dateStyles(await part('xl/styles.xml')),
    from1904: /date1904\s*=\s*["'](1|true)/.test(workbook),
  }
}

function partOf(zip: Zip) {
  return async (name: string) => (zip.has(name) ? await whole(zip.text(name), shortPartMost) : '')
}

/** The name of the part that is the first sheet. */
export async function firstSheet(zip: Zip): Promise<string> {
  const part = partOf(zip)
  const first = /<(?:\w+:)?sheet\s([^>]*?)\/?>/.exec(await part('xl/workbook.xml'))?.[1] ?? ''
  const relations = await part('xl/_rels/workbook.xml.rels')
  const relation = [...relations.matchAll(/<(?:\w+:)?Relationship\s([^>]*?)\/?>/g)].find(
    ([, tag = '']) => attribute(tag, 'Id') === attribute(first, 'id'),
  )
  const target = attribute(relation?.[1] ?? '', 'Target') ?? 'worksheets/sheet1.xml'
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

const cell = /<(?:\w+:)?c(?=[\s/>])([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c\s*>)/g

function cellsOf(row: string, book: Book, { columnsMost, cellCharactersMost }: SheetLimits): string[] {
  const cells: string[] = []
  for (const [, tag = '', inside = ''] of row.matchAll(cell)) {
    const at = columnOf(attribute(tag, 'r')) ?? cells.length
    if (at >= columnsMost) continue
    while (cells.length < at) cells.push('')
    cells[at] = cellText(tag, inside, book).slice(0, cellCharactersMost)
  }
  return cells
}

/** 'AB12' → 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (!letters) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function cellText(tag: string, inside: string, book: Book): string {
  const kind = attribute(tag, 't') ?? 'n'
  if (kind === 'inlineStr') return textOf(inside)
  const value = /<(?:\w+:)?v(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?v\s*>/.exec(inside)?.[1]
  if (value === undefined || kind === 'e') return ''
  if (kind === 's') return book.texts[Number(value)] ?? ''
  if (kind === 'b') return value === '1' ? 'true' : 'false'
  if (kind !== 'n') return plain(value)
  const number = Number(value)
  if (Number.isNaN(number)) return plain(value)
  return book.dates.has(Number(attribute(tag, 's') ?? 0)) ? dayOf(number, book.from1904) : numberText(number)
}

/** The text of rich or plain characters, without what is only said about their sound. */
function textOf(inside: string): string {
  const spoken = inside.replaceAll(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh\s*>/g, '')
  return [...spoken.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t\s*>/g)]
    .map(([, text = '']) => plain(text))
    .join('')
}

/** Excel keeps 15 digits of a number: an identity number typed as one has lost its end. */
function numberText(value: number): string {
  const text = Number.isInteger(value) ? value.toFixed(0) : String(value)
  return text.length > exactDigits && Number.isInteger(value) ? roundedMark + text : text
}
