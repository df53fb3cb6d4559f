import { IconUserCheck } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

const permission = 'counters.work'

export const routes: FaceRoute[] = [
  {
    path: '/reception',
    page: () => import('./pages/workbench/reception.tsx'),
    nav: {
      label: 'workbench.nav.reception',
      name: 'reception',
      icon: IconUserCheck,
      order: 42,
      group: 'work',
      permission,
    },
  },
  {
    path: '/reception/new',
    page: () => import('./pages/workbench/receive.tsx'),
    jumps: [{ label: 'workbench.receive.title', create: true, permission }],
  },
  {
    path: '/service-cases',
    page: () => import('./pages/workbench/cases.tsx'),
    jumps: [{ label: 'workbench.cases.title', permission }],
  },
  { path: '/service-cases/:id', page: () => import('./pages/workbench/case.tsx') },
  {
    path: '/appointments',
    page: () => import('./pages/workbench/appointments.tsx'),
    jumps: [{ label: 'workbench.appointments.title', permission }],
  },
  {
    path: '/errands',
    page: () => import('./pages/workbench/errands.tsx'),
    jumps: [{ label: 'workbench.errands.title', permission }],
  },
  { path: '/errands/new', page: () => import('./pages/workbench/arrange-errand.tsx') },
  { path: '/errands/:id', page: () => import('./pages/workbench/errand.tsx') },
  {
    path: '/counter-figures',
    page: () => import('./pages/workbench/figures.tsx'),
    jumps: [{ label: 'workbench.figures.title', permission: 'counters.figures' }],
  },
  {
    path: '/counter-matters',
    page: () => import('./pages/workbench/matters.tsx'),
    jumps: [{ label: 'workbench.matters.title', permission }],
  },
  { path: '/counter-matters/:code', page: () => import('./pages/workbench/matter.tsx') },
  {
    path: '/service-counters',
    page: () => import('./pages/workbench/counters.tsx'),
    jumps: [{ label: 'workbench.counters.title', permission }],
  },
]
