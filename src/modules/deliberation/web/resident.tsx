import { IconMessages, IconUsersGroup } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/meetings',
    page: () => import('./pages/resident/meetings.tsx'),
    nav: { label: 'resident.nav', name: 'meetings', icon: IconUsersGroup, order: 70, place: 'menu' },
  },
  { path: '/meetings/:id', page: () => import('./pages/resident/meeting.tsx') },
  {
    path: '/halls',
    page: () => import('./pages/resident/halls.tsx'),
    nav: { label: 'resident.halls.title', name: 'halls', icon: IconMessages, order: 68, place: 'menu' },
  },
  { path: '/halls/:id', page: () => import('./pages/resident/topic.tsx') },
  { path: '/halls/:id/opinion', page: () => import('./pages/resident/opinion.tsx') },
  { path: '/check-in/:code', page: () => import('./pages/resident/check-in.tsx') },
]
