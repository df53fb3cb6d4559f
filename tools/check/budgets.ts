import { bundleSizes } from '../build-web.ts'
import type { Check } from './finding.ts'

/** Most kilobytes (gzip) that a face may ask for before its first page: old phones on slow lines have to bear them. */
const most = {
  resident: { js: 150, css: 15 },
  workbench: { js: 260, css: 30 },
  public: { js: 3, css: 12 },
} as const

/** What a browser loads for the heaviest first page of each face. Builds the bundles when they aren't of these sources. */
export const budgets: Check = {
  mend: 'Load it on use (a page of its own, import() in the handler), or leave it out.',
  async run() {
    const sizes = await bundleSizes()
    const faces = Object.keys(most) as (keyof typeof most)[]
    const findings = faces.flatMap((face) =>
      (['js', 'css'] as const)
        .map((kind) => ({ kind, size: sizes[face][kind] / 1024, limit: most[face][kind] }))
        .filter(({ size, limit }) => size > limit)
        .map(({ kind, size, limit }) => ({
          where: face,
          what: `${kind} is ${size.toFixed(1)} KB, at most ${limit} (${sizes[face].page})`,
        })),
    )
    const kilobytes = (face: keyof typeof most) =>
      `${face} ${((sizes[face].js + sizes[face].css) / 1024).toFixed(0)} KB`
    return { findings, looked: faces.map(kilobytes).join(', ') }
  },
}
