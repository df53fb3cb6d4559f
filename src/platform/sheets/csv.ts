import { type Line, SheetFault } from './line.ts'

/**
 * A CSV as rows of cells (RFC 4180; commas, semicolons or tabs, whichever the first line has most of). Chinese Excel writes GB 18030:
 * what isn't UTF-8 is read as that. Throws SheetFault.
 */
export function* readCsv(bytes: Uint8Array): Generator<Line> {
  const text = decode(bytes)
  const delimiter = delimiterOf(text.slice(0, text.search(/[\r\n]|$/)))
  let row = 1
  let cells: string[] = []
  let at = 0
  while (at < text.length) {
    const cell = text[at] === '"' ? quoted(text, at) : bare(text, at, delimiter)
    cells.push(cell.value)
    at = cell.end
    if (text[at] === delimiter) {
      at += 1
      if (at < text.length && text[at] !== '\n' && text[at] !== '\r') continue
      cells.push('')
    }
    yield { row, cells }
    row += 1
    cells = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
}

function decode(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // the next encoding
    }
  }
  throw new SheetFault('neither UTF-8 nor GB 18030')
}

function delimiterOf(line: string): string {
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }))
  return counts.sort((a, b) => b.count - a.count)[0]?.delimiter ?? ','
}

type Cell = { value: string; end: number }

/** A cell in quotes; a quote inside it is written twice. An unclosed one goes on to the end. */
function quoted(text: string, start: number): Cell {
  let value = ''
  let at = start + 1
  for (;;) {
    const close = text.indexOf('"', at)
    if (close < 0) return { value: value + text.slice(at), end: text.length }
    value += text.slice(at, close)
    if (text[close + 1] !== '"') return { value, end: close + 1 }
    value += '"'
    at = close + 2
  }
}

function bare(text: string, start: number, delimiter: string): Cell {
  let end = start
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { value: text.slice(start, end), end }
}
