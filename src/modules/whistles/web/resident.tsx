import { IconHeartHandshake, IconUserCheck } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/neighbour-calls',
    page: () => import('./pages/resident/neighbour-calls.tsx'),
    nav: {
      label: 'resident.nav.neighbour_calls',
      name: 'neighbour_calls',
      icon: IconHeartHandshake,
      order: 50,
      place: 'menu',
    },
  },
  { path: '/neighbour-calls/:id', page: () => import('./pages/resident/neighbour-call.tsx') },
  {
    path: '/dual-registration',
    page: () => import('./pages/resident/dual-registration.tsx'),
    nav: {
      label: 'resident.nav.dual_registration',
      name: 'dual_registration',
      icon: IconUserCheck,
      order: 60,
      place: 'menu',
    },
  },
]
