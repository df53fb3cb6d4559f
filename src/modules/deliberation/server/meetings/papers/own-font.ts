import { readFile } from 'node:fs/promises'
import type { Font } from 'fontkit'

/** Chinese fonts where systems put them: Debian (the image has the first), Fedora, Windows, macOS. */
const places = [
  '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc',
  '/usr/share/fonts/wqy-microhei/wqy-microhei.ttc',
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
  'C:/Windows/Fonts/simfang.ttf',
  'C:/Windows/Fonts/simhei.ttf',
  '/Library/Fonts/Arial Unicode.ttf',
  '/System/Library/Fonts/Supplemental/Arial Unicode.ttf',
]
/** A font has to know these to be of use: A, 1, 会, 议, the full-width comma, the Chinese full stop and 〓. */
const needed = [...'A1\u4f1a\u8bae\uff0c\u3002\u3013']
/** The face for mainland characters of a collection that has one for each region. */
const mainland = /sc\b|SC-/u

/** A font that may be put into a paper. `face`: its name within a collection. */
export type OwnFont = { path: string; face: string; has: (character: string) => boolean }

let found: Promise<OwnFont | null> | undefined

/** The Chinese font of this computer, looked for once; null: it has none that can be put into a paper. */
export function ownFont(): Promise<OwnFont | null> {
  found ??= search(places)
  return found
}

/** The first of these files that is a font with Chinese characters whose rights allow embedding. */
export async function search(paths: readonly string[]): Promise<OwnFont | null> {
  const fontkit = await import('fontkit')
  for (const path of paths) {
    const bytes = await readFile(path).catch(() => null)
    const usable = (bytes ? facesOf(fontkit, bytes) : []).filter(isUsable)
    const font = usable.find(({ postscriptName }) => mainland.test(postscriptName)) ?? usable[0]
    if (font) return { path, face: font.postscriptName, has: (character) => knows(font, character) }
  }
  return null
}

function facesOf(fontkit: typeof import('fontkit'), bytes: Buffer): Font[] {
  try {
    const opened = fontkit.create(bytes)
    return 'fonts' in opened ? opened.fonts : [opened]
  } catch {
    // No font, or of a kind the library doesn't know: the next one is looked at.
    return []
  }
}

const isUsable = (font: Font) => !font['OS/2'].fsType.noEmbedding && needed.every((one) => knows(font, one))
const knows = (font: Font, character: string) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)
