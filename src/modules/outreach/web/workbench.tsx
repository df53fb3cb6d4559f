import { IconDoor, IconDoorEnter, IconHomeCheck } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/walk',
    page: () => import('./pages/walk.tsx'),
    nav: {
      label: 'workbench.nav.walk',
      key: 'v',
      name: 'walk',
      icon: IconDoorEnter,
      order: 25,
      group: 'desk',
      permission: 'outreach.walk',
    },
  },
  {
    path: '/rounds',
    page: () => import('./pages/rounds.tsx'),
    nav: {
      label: 'workbench.nav.rounds',
      name: 'rounds',
      icon: IconDoor,
      order: 55,
      group: 'work',
      permission: 'outreach.plan',
    },
  },
  {
    path: '/rounds/new',
    page: () => import('./pages/plan-round.tsx'),
    jumps: [{ label: 'workbench.jumps.plan', create: true, permission: 'outreach.plan' }],
  },
  { path: '/rounds/:id', page: () => import('./pages/round.tsx') },
  {
    path: '/register-confirmed',
    page: () => import('./pages/register.tsx'),
    nav: {
      label: 'workbench.nav.register',
      icon: IconHomeCheck,
      order: 112,
      group: 'people',
      permission: 'outreach.settle',
    },
  },
]
