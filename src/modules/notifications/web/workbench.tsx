import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  { path: '/inbox', page: () => import('./pages/workbench/inbox.tsx') },
  { path: '/inbox/ways', page: () => import('./pages/workbench/ways.tsx') },
  { path: '/undelivered', page: () => import('./pages/workbench/undelivered.tsx') },
]
