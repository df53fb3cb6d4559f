import { IconRepeat } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

/** What became of one's needs beyond a single request. */
export const routes: FaceRoute[] = [
  {
    path: '/undertakings',
    page: () => import('./pages/resident/own.tsx'),
    nav: { label: 'resident.nav.own', name: 'own_undertakings', icon: IconRepeat, order: 45, place: 'menu' },
  },
  { path: '/undertakings/:id', page: () => import('./pages/resident/own-one.tsx') },
]
