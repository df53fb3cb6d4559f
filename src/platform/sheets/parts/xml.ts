const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text of an XML piece: entities resolved, Excel's `_x000D_` too. */
export function plain(xml: string): string {
  const text = xml.includes('&')
    ? xml.replaceAll(/&(#x?[\da-f]+|\w+);/gi, (all, name: string) => entity(all, name))
    : xml
  return text.includes('_x')
    ? text.replaceAll(/_x([\da-f]{4})_/gi, (_, code: string) => character(parseInt(code, 16)))
    : text
}

function entity(all: string, name: string): string {
  if (name[0] !== '#') return named[name] ?? all
  return character(name[1]?.toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1)))
}

function character(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

const patterns = new Map<string, RegExp>()

/** An attribute by its name, with or without a prefix. */
export function attribute(tag: string, name: string): string | undefined {
  const pattern = patterns.get(name) ?? new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, pattern)
  const found = pattern.exec(tag)
  return found ? plain(found[1] ?? found[2] ?? '') : undefined
}

/** The whole of a short part. */
export async function whole(pieces: AsyncIterable<string>, most: number): Promise<string> {
  let text = ''
  for await (const piece of pieces) {
    text += piece
    if (text.length > most) throw new RangeError('longer than is believable')
  }
  return text
}

export type Element = { tag: string; inside: string }

/** Elements of one name, each when it is complete, from text that comes in pieces. They must not stand inside each other. */
export async function* elements(pieces: AsyncIterable<string>, name: string, most: number): AsyncGenerator<Element> {
  const open = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])`, 'g')
  const close = new RegExp(`</(?:\\w+:)?${name}\\s*>`, 'g')
  let text = ''
  for await (const piece of pieces) {
    text += piece
    let done = 0
    for (;;) {
      open.lastIndex = done
      const start = open.exec(text)
      if (!start) break
      const tagEnd = text.indexOf('>', start.index)
      if (tagEnd < 0) break
      const tag = text.slice(start.index + start[0].length, tagEnd)
      if (tag.endsWith('/')) {
        yield { tag: tag.slice(0, -1), inside: '' }
        done = tagEnd + 1
        continue
      }
      close.lastIndex = tagEnd
      const end = close.exec(text)
      if (!end) break
      yield { tag, inside: text.slice(tagEnd + 1, end.index) }
      done = close.lastIndex
    }
    // What may still be the beginning of an element is kept.
    if (done === 0) {
      open.lastIndex = 0
      done = open.exec(text)?.index ?? Math.max(text.length - name.length - 40, 0)
    }
    text = text.slice(done)
    if (text.length > most) throw new RangeError('longer than is believable')
  }
}
