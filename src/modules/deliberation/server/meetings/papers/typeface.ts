/**
 * The type of a PDF: the glyphs a paper uses, cut out of this computer's own Chinese font; or, without one, the font every reader of
 * Chinese PDFs brings along (STSong-Light, PDF 32000-1 9.7.5.2), named alone (docs/decisions/017-fonts-of-papers.md).
 */
import { deflateSync } from 'node:zlib'
import type { Font } from './font.ts'

export type Typeface = {
  /** Width in points. */
  widthOf: (text: string, size: number) => number
  /** The string of a content stream, in hexadecimal. */
  hex: (text: string) => string
  /** Objects of the font, the first being the one a page names; `first` is its number. */
  objects: (first: number) => (string | Uint8Array)[]
}

export function typefaceOf(font: Font | null): Typeface {
  return font ? embedded(font) : named
}

const points = (text: string) => [...text].map((one) => one.codePointAt(0) ?? 0)
const four = (value: number) => value.toString(16).padStart(4, '0')
/** UTF-16BE in hexadecimal. */
const utf16 = (text: string) => Array.from({ length: text.length }, (_, index) => four(text.charCodeAt(index))).join('')

/** Half as wide as characters for the first 95, as the widths of the font say below. */
const named: Typeface = {
  widthOf: (text, size) => points(text).reduce((sum, one) => sum + (one >= 0x20 && one <= 0x7e ? 0.5 : 1), 0) * size,
  hex: utf16,
  objects: (first) => [
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UTF16-H /Encoding /UniGB-UTF16-H /DescendantFonts [${first + 1} 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> /FontDescriptor ${first + 2} 0 R /DW 1000 /W [1 95 500 814 939 500] >>`,
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ],
}

/** Stands for a character the font hasn't: 〓, as typesetters do. */
const missing = 0x30_13
const chunk = 100

function embedded(font: Font): Typeface {
  const used = new Map<number, number>()
  const glyph = (code: number) => {
    const shown = font.glyphOf(code) > 0 ? code : missing
    const found = font.glyphOf(shown)
    used.set(found, shown)
    return found
  }
  const scaled = (value: number) => Math.round((value * 1000) / font.units)
  const name = 'LINLIA+Linli-Paper'
  return {
    widthOf: (text, size) => (points(text).reduce((sum, one) => sum + font.widthOf(glyph(one)), 0) * size) / 1000,
    hex: (text) =>
      points(text)
        .map((one) => four(glyph(one)))
        .join(''),
    objects: (first) => {
      const glyphs = [...used.keys()].sort((one, other) => one - other)
      const program = font.subset(glyphs)
      const widths = glyphs.map((one) => `${one} [${font.widthOf(one)}]`).join(' ')
      const descent = `/Ascent ${scaled(font.ascent)} /Descent ${scaled(font.descent)} /CapHeight ${scaled(font.ascent)}`
      return [
        `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${first + 1} 0 R] /ToUnicode ${first + 4} 0 R >>`,
        `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${first + 2} 0 R /CIDToGIDMap /Identity /DW 1000 /W [${widths}] >>`,
        `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [${font.box.map(scaled).join(' ')}] /ItalicAngle 0 ${descent} /StemV 80 /FontFile2 ${first + 3} 0 R >>`,
        stream(program, `/Length1 ${program.length}`),
        stream(new TextEncoder().encode(toUnicode(used)), ''),
      ]
    },
  }
}

/** What lets a reader search and copy. */
function toUnicode(used: ReadonlyMap<number, number>): string {
  const lines = [...used].map(([glyph, code]) => `<${four(glyph)}> <${utf16(String.fromCodePoint(code))}>`)
  const blocks = []
  for (let from = 0; from < lines.length; from += chunk) {
    const some = lines.slice(from, from + chunk)
    blocks.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange
${blocks.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`
}

/** A compressed stream as an object. */
export function stream(bytes: Uint8Array, more: string): Uint8Array {
  const packed = deflateSync(bytes)
  const head = new TextEncoder().encode(`<< ${more} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`)
  return Buffer.concat([head, packed, new TextEncoder().encode('\nendstream')])
}
