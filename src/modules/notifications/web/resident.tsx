import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [{ path: '/inbox', page: () => import('./pages/resident/inbox.tsx') }]
