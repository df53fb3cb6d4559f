import { IconHeartHandshake, IconUserCheck } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/appointments',
    page: () => import('./pages/resident/appointments.tsx'),
    nav: { label: 'resident.nav.appointments', name: 'appointments', icon: IconUserCheck, order: 45, place: 'menu' },
  },
  {
    path: '/errands',
    page: () => import('./pages/resident/errands.tsx'),
    nav: { label: 'resident.nav.errands', name: 'errands', icon: IconHeartHandshake, order: 55, place: 'menu' },
  },
  { path: '/queue/:code', page: () => import('./pages/resident/queue.tsx') },
  { path: '/wall/:code', page: () => import('./pages/resident/wall.tsx') },
]
