import { readFile } from 'node:fs/promises'
import { type Font, openFont } from './font.ts'

/** Chinese TrueType fonts where systems put them: Debian (the image has the first), Fedora, Windows, others. */
const places = [
  '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc',
  '/usr/share/fonts/wqy-microhei/wqy-microhei.ttc',
  'C:/Windows/Fonts/simfang.ttf',
  'C:/Windows/Fonts/simhei.ttf',
  '/Library/Fonts/Arial Unicode.ttf',
  '/System/Library/Fonts/Supplemental/Arial Unicode.ttf',
]
/** A font has to know these to be of use: A, 1, 会, 议, the full-width comma and the Chinese full stop. */
const needed = [0x41, 0x31, 0x4f_1a, 0x8b_ae, 0xff_0c, 0x30_02]

let found: Promise<Font | null> | undefined

async function search(): Promise<Font | null> {
  for (const place of places) {
    const bytes = await readFile(place).catch(() => null)
    const font = bytes && openFont(bytes)
    if (font && needed.every((one) => font.glyphOf(one) > 0)) return font
  }
  return null
}

/** The Chinese font of this computer, read once; null: it has none that can be put into a paper. */
export function ownFont(): Promise<Font | null> {
  found ??= search()
  return found
}
