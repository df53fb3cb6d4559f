import { attribute } from './xml.ts'

/** Formats that show a number as a day or a time (ECMA-376 18.8.30, with the Chinese ones). */
const dateFormats = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Which styles of cells show a number as a day. */
export function dateStyles(xml: string): ReadonlySet<number> {
  const own = new Set<number>()
  for (const [, tag = ''] of xml.matchAll(/<(?:\w+:)?numFmt\s([^>]*?)\/?>/g)) {
    const code = (attribute(tag, 'formatCode') ?? '').replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '')
    if (/[ymdhs]/i.test(code) && !/general/i.test(code)) own.add(Number(attribute(tag, 'numFmtId')))
  }
  const cells = /<(?:\w+:)?cellXfs[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(xml)?.[1] ?? ''
  const styles = new Set<number>()
  let style = 0
  for (const [, tag = ''] of cells.matchAll(/<(?:\w+:)?xf\b([^>]*?)\/?>/g)) {
    const format = Number(attribute(tag, 'numFmtId') ?? 0)
    if (dateFormats(format) || own.has(format)) styles.add(style)
    style += 1
  }
  return styles
}

const dayMilliseconds = 86_400_000
const epoch1900 = Date.UTC(1899, 11, 30)
const epoch1904 = Date.UTC(1904, 0, 1)

/** The civil day of Excel's count of days; empty for what is none. */
export function dayOf(count: number, from1904: boolean): string {
  const day = (from1904 ? epoch1904 : epoch1900) + Math.floor(count) * dayMilliseconds
  return count >= 0 && count < 2_958_466 ? new Date(day).toISOString().slice(0, 10) : ''
}
