import { IconUserCircle } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

/** Me: who I am here, how I am known, where I am signed in. */
export const routes: FaceRoute[] = [
  {
    path: '/me',
    page: () => import('./pages/resident/me.tsx'),
    nav: { label: 'resident.nav.me', icon: IconUserCircle, order: 90, place: 'bar' },
  },
  { path: '/me/bind', page: () => import('./pages/resident/bind.tsx') },
  { path: '/me/devices', page: () => import('./pages/resident/devices.tsx') },
  { path: '/me/password', page: () => import('./pages/resident/password.tsx') },
  { path: '/me/second-step', page: () => import('./pages/resident/second-step.tsx') },
  { path: '/join', page: () => import('./pages/resident/join.tsx') },
  { path: '/me/views', page: () => import('./pages/resident/views.tsx') },
]
