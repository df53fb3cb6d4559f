// The server's side of a public page: pure types.
import type { ElderStep } from '../../../shared/elder.ts'
import type { CommunityHead } from '../bootstrap.ts'

export interface PublicOptions {
  community: CommunityHead
  locale: string
  /** Step of the elder version, from the cookie `linli_elder`. The page's switches are links with `?elder=1`, `2`, `3`, `off`. */
  elder: ElderStep
  /** Path below `/p/:community` with its query, to mark the navigation: `/numbers?month=2026-10`. */
  path: string
  /** `manifest.faces.public`; its script reads aloud, in the elder version only. */
  assets: { scripts: string[]; styles: string[]; favicon: string }
  /** Instant (ISO) when it was written, shown in the foot and on paper. */
  now: string
  /** What other modules say below the page: names and props of registered ones. */
  below?: readonly { page: string; props: object }[]
}

/** Export of `dist/web/public/render.js`. Throws for a page nobody registered. */
export type RenderPublic = (page: string, props: object, options: PublicOptions) => string
