import { BallotFault } from '../fault.ts'

/** One line of cells, and where it began. */
export type Row = { readonly cells: readonly string[]; readonly line: number }

/** Reads lines of cells parted by a sign; quoted cells may hold it, and line breaks. Lines without a sign in them are passed over. */
export class Rows {
  private readonly text: string
  private readonly sign: string
  private at = 0
  private line = 0

  constructor(text: string, sign: string) {
    this.text = text
    this.sign = sign
    if (text.charCodeAt(0) === 0xfeff) this.at = 1
  }

  next(): Row | undefined {
    for (;;) {
      const begun = this.line + 1
      const raw = this.take()
      if (raw === undefined) return undefined
      if (raw.trim() === '') continue
      return { cells: raw.includes('"') ? this.quoted(raw, begun) : raw.split(this.sign), line: begun }
    }
  }

  private take(): string | undefined {
    if (this.at >= this.text.length) return undefined
    const found = this.text.indexOf('\n', this.at)
    const end = found < 0 ? this.text.length : found
    const raw = this.text.slice(this.at, this.text.charCodeAt(end - 1) === 13 && end > this.at ? end - 1 : end)
    this.at = end + 1
    this.line += 1
    return raw
  }

  private quoted(first: string, begun: number): string[] {
    const cells: string[] = []
    let raw = first
    let at = 0
    while (at <= raw.length) {
      if (raw[at] !== '"') {
        const end = raw.indexOf(this.sign, at)
        cells.push(raw.slice(at, end < 0 ? undefined : end))
        if (end < 0) break
        at = end + 1
        continue
      }
      let end = closing(raw, at + 1)
      while (end < 0) {
        const more = this.take()
        if (more === undefined) throw new BallotFault('a cell opens with " and never closes', begun)
        raw = `${raw}\n${more}`
        end = closing(raw, at + 1)
      }
      const rest = raw.indexOf(this.sign, end + 1)
      cells.push(raw.slice(at + 1, end).replaceAll('""', '"') + raw.slice(end + 1, rest < 0 ? undefined : rest))
      if (rest < 0) break
      at = rest + 1
    }
    return cells
  }
}

/** Where a quoted cell ends; two quotes inside stand for one. */
function closing(raw: string, from: number): number {
  for (let at = raw.indexOf('"', from); at >= 0; at = raw.indexOf('"', at + 2)) {
    if (raw[at + 1] !== '"') return at
  }
  return -1
}
