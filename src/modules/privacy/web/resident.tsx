import type { FaceRoute } from '../../../app/web/convention.ts'

/** What is kept of me, what I agreed to, what I may ask for. */
export const routes: FaceRoute[] = [
  { path: '/me/data', page: () => import('./pages/resident/data.tsx') },
  { path: '/me/notices', page: () => import('./pages/resident/notices.tsx') },
  { path: '/me/consents', page: () => import('./pages/resident/consents.tsx') },
  { path: '/me/rights', page: () => import('./pages/resident/rights.tsx') },
]
