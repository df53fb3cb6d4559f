/**
 * Just enough of a TrueType font (ISO/IEC 14496-22) to put the glyphs a paper uses into a PDF: which glyph a character has, how wide it
 * is, and the font cut down to some glyphs. Fonts with PostScript outlines (CFF) and fonts that forbid embedding aren't taken.
 */

type Table = { at: number; length: number }

export type Font = {
  /** Units of a glyph's design per type size. */
  units: number
  ascent: number
  descent: number
  box: readonly number[]
  /** The glyph of a character; 0: the font has none. */
  glyphOf: (codePoint: number) => number
  /** In thousandths of the type's size. */
  widthOf: (glyph: number) => number
  /** A font of these glyphs alone, each under its own number. */
  subset: (glyphs: Iterable<number>) => Uint8Array
}

const collection = 0x74_74_63_66
const outlines = new Set([0x00_01_00_00, 0x74_72_75_65])
/** OS/2 fsType: no embedding at all. */
const restricted = 0x2

/** Reads a font file, or the first font of a collection; null: none that can be embedded. */
export function openFont(bytes: Uint8Array): Font | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = view.getUint32(0) === collection ? view.getUint32(12) : 0
  if (!outlines.has(view.getUint32(start))) return null
  const tables = tablesOf(view, start)
  const [head, maxp, hhea, hmtx, loca, glyf, cmap] = ['head', 'maxp', 'hhea', 'hmtx', 'loca', 'glyf', 'cmap'].map(
    (name) => tables.get(name),
  )
  if (!(head && maxp && hhea && hmtx && loca && glyf && cmap)) return null
  const rights = tables.get('OS/2')
  if (rights && (view.getUint16(rights.at + 8) & 0xf) === restricted) return null
  const glyphOf = charactersOf(view, cmap.at)
  if (!glyphOf) return null
  const units = view.getUint16(head.at + 18)
  const metrics = view.getUint16(hhea.at + 34)
  const count = view.getUint16(maxp.at + 4)
  const long = view.getInt16(head.at + 50) === 1
  const glyphAt = (glyph: number): Table => {
    const place = (index: number) =>
      long ? view.getUint32(loca.at + index * 4) : view.getUint16(loca.at + index * 2) * 2
    return { at: glyf.at + place(glyph), length: place(glyph + 1) - place(glyph) }
  }
  const metricAt = (glyph: number) => hmtx.at + Math.min(glyph, metrics - 1) * 4
  return {
    units,
    ascent: view.getInt16(hhea.at + 4),
    descent: view.getInt16(hhea.at + 6),
    box: [36, 38, 40, 42].map((offset) => view.getInt16(head.at + offset)),
    glyphOf,
    widthOf: (glyph) => Math.round((view.getUint16(metricAt(glyph)) * 1000) / units),
    subset: (glyphs) => cutDown(view, tables, { wanted: whole(view, glyphAt, glyphs), glyphAt, metricAt, count }),
  }
}

function tablesOf(view: DataView, start: number): Map<string, Table> {
  const tables = new Map<string, Table>()
  for (let index = 0; index < view.getUint16(start + 4); index += 1) {
    const at = start + 12 + index * 16
    const name = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)))
    tables.set(name, { at: view.getUint32(at + 8), length: view.getUint32(at + 12) })
  }
  return tables
}

/** The characters of the whole of Unicode (format 12), else those of its first plane (format 4). */
function charactersOf(view: DataView, at: number): Font['glyphOf'] | null {
  const found = new Map<number, number>()
  for (let index = 0; index < view.getUint16(at + 2); index += 1) {
    const entry = at + 4 + index * 8
    const platform = view.getUint16(entry)
    const table = at + view.getUint32(entry + 4)
    if (platform === 0 || platform === 3) found.set(view.getUint16(table), table)
  }
  const segmented = found.get(12)
  if (segmented !== undefined) return groups(view, segmented)
  const plane = found.get(4)
  return plane === undefined ? null : segments(view, plane)
}

function groups(view: DataView, at: number): Font['glyphOf'] {
  const count = view.getUint32(at + 12)
  return (code) => {
    let [low, high] = [0, count - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const group = at + 16 + middle * 12
      if (code < view.getUint32(group)) high = middle - 1
      else if (code > view.getUint32(group + 4)) low = middle + 1
      else return view.getUint32(group + 8) + code - view.getUint32(group)
    }
    return 0
  }
}

function segments(view: DataView, at: number): Font['glyphOf'] {
  const size = view.getUint16(at + 6)
  const ends = at + 14
  const starts = ends + size + 2
  return (code) => {
    if (code > 0xff_ff) return 0
    let segment = 0
    while (segment < size && view.getUint16(ends + segment) < code) segment += 2
    if (segment >= size || view.getUint16(starts + segment) > code) return 0
    const delta = view.getUint16(starts + size + segment)
    const offsetAt = starts + 2 * size + segment
    const offset = view.getUint16(offsetAt)
    if (offset === 0) return (code + delta) & 0xff_ff
    const glyph = view.getUint16(offsetAt + offset + (code - view.getUint16(starts + segment)) * 2)
    return glyph === 0 ? 0 : (glyph + delta) & 0xff_ff
  }
}

/** Flags of a part of a composite glyph: two words follow, one scale, two, four; another part comes. */
const part = { words: 0x1, scale: 0x8, more: 0x20, scales: 0x40, matrix: 0x80 }

/** Glyphs with those they are put together from. */
function whole(view: DataView, glyphAt: (glyph: number) => Table, glyphs: Iterable<number>): number[] {
  const wanted = new Set([0, ...glyphs])
  for (const glyph of wanted) {
    const { at, length } = glyphAt(glyph)
    if (length === 0 || view.getInt16(at) >= 0) continue
    let next = at + 10
    let flags = part.more
    while ((flags & part.more) !== 0) {
      flags = view.getUint16(next)
      wanted.add(view.getUint16(next + 2))
      next += 4 + ((flags & part.words) === 0 ? 2 : 4)
      if ((flags & part.scale) !== 0) next += 2
      if ((flags & part.scales) !== 0) next += 4
      if ((flags & part.matrix) !== 0) next += 8
    }
  }
  return [...wanted].sort((one, other) => one - other)
}

type Cut = {
  wanted: readonly number[]
  glyphAt: (glyph: number) => Table
  metricAt: (glyph: number) => number
  count: number
}

/** Tables a font program in a PDF needs (PDF 32000-1, 9.9). */
function cutDown(view: DataView, tables: ReadonlyMap<string, Table>, { wanted, glyphAt, metricAt, count }: Cut) {
  const copy = ({ at, length }: Table) => new Uint8Array(view.buffer, view.byteOffset + at, length).slice()
  const size = Math.min(count, (wanted.at(-1) ?? 0) + 1)
  const kept = wanted.filter((glyph) => glyph < size).map((glyph) => ({ glyph, ...glyphAt(glyph) }))
  const loca = new DataView(new ArrayBuffer((size + 1) * 4))
  const metrics = new DataView(new ArrayBuffer(size * 4))
  const glyf = new Uint8Array(kept.reduce((sum, one) => sum + even(one.length), 0))
  let [from, to] = [0, 0]
  for (const one of kept) {
    for (; from <= one.glyph; from += 1) loca.setUint32(from * 4, to)
    glyf.set(copy(one), to)
    to += even(one.length)
    metrics.setUint32(one.glyph * 4, view.getUint32(metricAt(one.glyph)))
  }
  for (; from <= size; from += 1) loca.setUint32(from * 4, to)
  const made = new Map<string, Uint8Array>()
  for (const name of ['cvt ', 'fpgm', 'head', 'hhea', 'maxp', 'prep']) {
    const table = tables.get(name)
    if (table) made.set(name, copy(table))
  }
  const change = (name: string, at: number, value: number) => {
    const table = made.get(name)
    if (table) new DataView(table.buffer).setUint16(at, value)
  }
  change('head', 50, 1)
  change('hhea', 34, size)
  change('maxp', 4, size)
  made.set('glyf', glyf)
  made.set('loca', new Uint8Array(loca.buffer))
  made.set('hmtx', new Uint8Array(metrics.buffer))
  return assemble([...made].sort(([one], [other]) => (one < other ? -1 : 1)))
}

const even = (length: number) => Math.ceil(length / 4) * 4

function assemble(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const start = 12 + tables.length * 16
  const bytes = new Uint8Array(start + tables.reduce((sum, [, table]) => sum + even(table.length), 0))
  const view = new DataView(bytes.buffer)
  const power = Math.floor(Math.log2(tables.length))
  view.setUint32(0, 0x00_01_00_00)
  view.setUint16(4, tables.length)
  view.setUint16(6, 16 * 2 ** power)
  view.setUint16(8, power)
  view.setUint16(10, 16 * (tables.length - 2 ** power))
  let at = start
  for (const [index, [name, table]] of tables.entries()) {
    const entry = 12 + index * 16
    bytes.set(new TextEncoder().encode(name), entry)
    bytes.set(table, at)
    view.setUint32(entry + 4, sumOf(view, at, even(table.length)))
    view.setUint32(entry + 8, at)
    view.setUint32(entry + 12, table.length)
    at += even(table.length)
  }
  return bytes
}

function sumOf(view: DataView, at: number, length: number): number {
  let sum = 0
  for (let offset = 0; offset < length; offset += 4) sum = (sum + view.getUint32(at + offset)) >>> 0
  return sum
}
