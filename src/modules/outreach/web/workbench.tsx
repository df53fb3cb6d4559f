import { IconDoor, IconDoorEnter, IconEar, IconHomeCheck, IconRoute, IconWalk } from '@tabler/icons-react'
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
      order: 50,
      place: 'bar',
      group: 'field',
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
      group: 'field',
      permission: 'outreach.plan',
    },
  },
  {
    path: '/rounds/new',
    page: () => import('./pages/plan-round.tsx'),
    jumps: [{ label: 'workbench.jumps.plan', create: true, permission: 'outreach.plan' }],
  },
  { path: '/rounds/:id', page: () => import('./pages/round.tsx') },
  { path: '/rounds/:id/notes', page: () => import('./pages/notes.tsx') },
  {
    path: '/patrol',
    page: () => import('./pages/patrol.tsx'),
    nav: {
      label: 'workbench.nav.patrol',
      name: 'patrol',
      icon: IconWalk,
      order: 51,
      place: 'bar',
      group: 'field',
      permission: 'outreach.patrol',
    },
  },
  {
    path: '/patrol-routes',
    page: () => import('./pages/patrol-routes.tsx'),
    nav: {
      label: 'workbench.nav.patrols',
      name: 'patrols',
      icon: IconRoute,
      order: 56,
      group: 'field',
      permission: 'outreach.plan',
    },
  },
  {
    path: '/patrol-routes/new',
    page: () => import('./pages/edit-patrol-route.tsx'),
    jumps: [{ label: 'workbench.jumps.patrol_route', create: true, permission: 'outreach.plan' }],
  },
  { path: '/patrol-routes/:id', page: () => import('./pages/patrol-route.tsx') },
  { path: '/patrol-routes/:id/edit', page: () => import('./pages/edit-patrol-route.tsx') },
  { path: '/patrol-routes/:id/posters', page: () => import('./pages/patrol-posters.tsx') },
  {
    path: '/patrol-findings',
    page: () => import('./pages/patrol-findings.tsx'),
    jumps: [{ label: 'workbench.jumps.patrol_findings', permission: 'outreach.plan' }],
  },
  {
    path: '/signs',
    page: () => import('./pages/signs.tsx'),
    nav: {
      label: 'workbench.nav.signs',
      name: 'signs',
      icon: IconEar,
      order: 57,
      group: 'field',
      permission: 'outreach.watch',
    },
  },
  {
    path: '/signs/new',
    page: () => import('./pages/note-sign.tsx'),
    jumps: [{ label: 'workbench.jumps.sign', create: true, permission: 'outreach.watch' }],
  },
  { path: '/signs/:id', page: () => import('./pages/sign.tsx') },
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
