import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openFont } from './font.ts'
import { writePdf } from './pdf.ts'

/** A TrueType font of three glyphs: none, 会, and one put together from 会 (for 〓). */
function smallFont(rights = 0): Uint8Array {
  const words = (...values: number[]) => Buffer.concat(values.map((one) => Buffer.from([(one >> 8) & 255, one & 255])))
  const outline = Buffer.concat([words(1, 0, 0, 500, 500, 2, 0), Buffer.from([1, 1, 1]), Buffer.alloc(5)])
  const composite = Buffer.concat([words(0xff_ff, 0, 0, 500, 500, 0x0, 1), Buffer.from([0, 0])])
  const glyf = Buffer.concat([outline, composite])
  const cmap = words(0, 1, 3, 1, 0, 12, 4, 40, 0, 6, 0, 0, 0, 0x30_13, 0x4f_1a, 0xff_ff, 0, 0x30_13, 0x4f_1a, 0xff_ff)
  const delta = words((2 - 0x30_13) & 0xff_ff, (1 - 0x4f_1a) & 0xff_ff, 1, 0, 0, 0)
  const head = Buffer.alloc(54)
  head.writeUInt16BE(1000, 18)
  const hhea = Buffer.alloc(36)
  hhea.writeUInt16BE(3, 34)
  const os2 = Buffer.alloc(78)
  os2.writeUInt16BE(rights, 8)
  const tables: [string, Buffer][] = [
    ['OS/2', os2],
    ['cmap', Buffer.concat([cmap, delta])],
    ['glyf', glyf],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', words(500, 0, 1000, 0, 900, 0)],
    ['loca', words(0, 0, outline.length / 2, glyf.length / 2)],
    ['maxp', words(0, 1, 3)],
  ]
  const start = 12 + tables.length * 16
  const directory = [Buffer.concat([words(1, 0, tables.length), Buffer.alloc(6)])]
  let at = start
  for (const [name, table] of tables) {
    const entry = Buffer.alloc(16)
    entry.write(name)
    entry.writeUInt32BE(at, 8)
    entry.writeUInt32BE(table.length, 12)
    directory.push(entry)
    at += table.length
  }
  return Buffer.concat([...directory, ...tables.map(([, table]) => table)])
}

const paper = { title: '会', blocks: [{ kind: 'line' as const, text: '会议' }], foot: '会' }

describe('papers', () => {
  it('embed the glyphs they use, so that they show without any font', () => {
    const font = openFont(smallFont())
    if (!font) throw new Error('the font is not taken')
    expect([...'会〓议'].map((one) => font.glyphOf(one.codePointAt(0) ?? 0))).toEqual([1, 2, 0])
    expect(font.widthOf(2)).toBe(900)
    // A composite glyph brings what it is made of.
    expect(font.subset([2]).length).toBe(font.subset([1, 2]).length)
    const pdf = Buffer.from(writePdf(paper, font))
    expect(pdf.toString('latin1')).toContain('/FontFile2')
    expect(pdf.toString('latin1')).toContain('/Identity-H')
    const program = pdf.subarray(pdf.indexOf('/Length1'))
    const from = program.indexOf('stream\n') + 7
    const bytes = inflateSync(program.subarray(from, program.indexOf('\nendstream')))
    expect(bytes.readUInt16BE(4)).toBe(6)
    expect(bytes.includes('glyf')).toBe(true)
  })

  it('name a font every reader of Chinese knows where the computer has none that may be embedded', () => {
    expect(openFont(smallFont(2))).toBeNull()
    expect(openFont(Buffer.from('OTTO and more of it'))).toBeNull()
    const pdf = Buffer.from(writePdf(paper, null)).toString('latin1')
    expect(pdf).toContain('/UniGB-UTF16-H')
    expect(pdf).not.toContain('FontFile')
  })
})
