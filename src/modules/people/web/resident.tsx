import type { FaceRoute } from '../../../app/web/convention.ts'

/** What the register knows of me. */
export const routes: FaceRoute[] = [{ path: '/me/profile', page: () => import('./pages/resident/profile.tsx') }]
