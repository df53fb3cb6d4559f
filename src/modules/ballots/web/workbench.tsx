import { IconChecklist } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/ballots',
    page: () => import('./pages/workbench/ballots.tsx'),
    nav: {
      label: 'workbench.nav',
      name: 'ballots',
      icon: IconChecklist,
      order: 48,
      group: 'asked',
      permission: 'ballots.read',
    },
  },
  {
    path: '/ballots/new',
    page: () => import('./pages/workbench/new-ballot.tsx'),
    jumps: [{ label: 'workbench.jump_new', create: true, permission: 'ballots.manage' }],
  },
  { path: '/ballots/:id', page: () => import('./pages/workbench/ballot.tsx') },
  { path: '/ballots/:id/edit', page: () => import('./pages/workbench/edit-ballot.tsx') },
  { path: '/ballots/:id/roll', page: () => import('./pages/workbench/roll.tsx') },
  { path: '/ballots/:id/papers', page: () => import('./pages/workbench/papers.tsx') },
  { path: '/ballots/:id/letters', page: () => import('./pages/workbench/letters.tsx') },
  { path: '/ballots/:id/nominations', page: () => import('./pages/workbench/nominations.tsx') },
  { path: '/ballots/:id/notice', page: () => import('./pages/workbench/notice.tsx') },
]
