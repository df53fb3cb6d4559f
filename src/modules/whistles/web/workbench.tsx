import { IconHeartHandshake, IconSpeakerphone, IconStopwatch, IconUserCheck } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/whistles',
    page: () => import('./pages/workbench/whistles.tsx'),
    nav: {
      label: 'workbench.nav.whistles',
      name: 'whistles',
      icon: IconSpeakerphone,
      order: 45,
      group: 'joint',
      place: 'bar',
      permission: 'whistles.read',
    },
  },
  {
    path: '/whistles/new',
    page: () => import('./pages/workbench/blow.tsx'),
    jumps: [{ label: 'workbench.jumps.blow', create: true, permission: 'whistles.blow' }],
  },
  {
    path: '/whistles/figures',
    page: () => import('./pages/workbench/figures.tsx'),
    jumps: [{ label: 'workbench.jumps.figures', permission: 'whistles.figures' }],
  },
  { path: '/whistles/:id', page: () => import('./pages/workbench/whistle.tsx') },
  {
    path: '/whistle-kinds',
    page: () => import('./pages/workbench/kinds.tsx'),
    nav: {
      label: 'workbench.nav.kinds',
      icon: IconStopwatch,
      order: 218,
      group: 'settings',
      permission: 'whistles.set_kinds',
    },
  },
  {
    path: '/neighbour-calls',
    page: () => import('./pages/workbench/neighbour-calls.tsx'),
    nav: {
      label: 'workbench.nav.neighbour_calls',
      name: 'neighbour_calls',
      icon: IconHeartHandshake,
      order: 46,
      group: 'joint',
      permission: 'whistles.call_neighbours',
    },
  },
  {
    path: '/neighbour-calls/new',
    page: () => import('./pages/workbench/call-neighbours.tsx'),
    jumps: [{ label: 'workbench.jumps.call_neighbours', create: true, permission: 'whistles.call_neighbours' }],
  },
  { path: '/neighbour-calls/:id', page: () => import('./pages/workbench/neighbour-call.tsx') },
  {
    path: '/dual-registration',
    page: () => import('./pages/workbench/dual-registration.tsx'),
    nav: {
      label: 'workbench.nav.dual_registration',
      name: 'dual_registration',
      icon: IconUserCheck,
      order: 47,
      group: 'joint',
      permission: 'whistles.registrations',
    },
  },
  { path: '/dual-registration/statement', page: () => import('./pages/workbench/statement.tsx') },
  { path: '/duties', page: () => import('./pages/workbench/duties.tsx') },
  { path: '/duties/:id', page: () => import('./pages/workbench/duty.tsx') },
]
