import { IconChecklist } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/ballots',
    page: () => import('./pages/resident/ballots.tsx'),
    nav: { label: 'resident.nav', name: 'ballots', icon: IconChecklist, order: 40, place: 'menu' },
  },
  { path: '/nominations', page: () => import('./pages/resident/calls.tsx') },
  { path: '/nominations/:id', page: () => import('./pages/resident/call.tsx') },
  { path: '/ballots/by-letter', page: () => import('./pages/resident/by-letter.tsx') },
  { path: '/ballots/:id/board', page: () => import('./pages/resident/board.tsx') },
  { path: '/ballots/:id', page: () => import('./pages/resident/ballot.tsx') },
]
