/**
 * Paths are the codes of areas from the top down, joined by '/': 'g1/m2/b17'. '' is the community. They are asked by range, because
 * a policy keeps LIKE from using an index.
 */

/** Everything strictly below a path: `path >= from and path < to` (collation "C"). '0' is the character after '/'. */
export function pathRange(path: string): { from: string; to: string } {
  return path === '' ? { from: '', to: '\u{10FFFF}' } : { from: `${path}/`, to: `${path}0` }
}

/** The path itself and all above it, the community ('') last: what a post may be over to reach it. */
export function selfAndAbove(path: string): string[] {
  const codes = path === '' ? [] : path.split('/')
  return codes.map((_, index) => codes.slice(0, codes.length - index).join('/')).concat('')
}

/** The code of an area put below a path. */
export function joinPath(above: string | null, code: string): string {
  return above ? `${above}/${code}` : code
}
