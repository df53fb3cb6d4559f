// The server's side of a public page: pure types.
import type { CommunityHead } from '../bootstrap.ts'

export interface PublicOptions {
  community: CommunityHead
  locale: string
  /** Elder mode: cookie `linli_elder` is `1`. The page's switch is a link with `?elder=on` or `?elder=off`. */
  elder: boolean
  /** Path below `/p/:community` with its query, to mark the navigation: `/numbers?month=2026-10`. */
  path: string
  /** `manifest.faces.public`. */
  assets: { styles: string[]; favicon: string }
  /** Instant (ISO) when it was written, shown in the foot and on paper. */
  now: string
}

/** Export of `dist/web/public/render.js`. Throws for a page nobody registered. */
export type RenderPublic = (page: string, props: object, options: PublicOptions) => string
