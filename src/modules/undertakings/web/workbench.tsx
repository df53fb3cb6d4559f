import { IconMessageUp, IconRepeat, IconStack2 } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

const read = 'undertakings.read'
const keep = 'undertakings.keep'

export const routes: FaceRoute[] = [
  {
    path: '/topics',
    page: () => import('./pages/workbench/topics.tsx'),
    nav: {
      label: 'workbench.nav.topic',
      name: 'topics',
      icon: IconRepeat,
      order: 52,
      group: 'joint',
      permission: read,
    },
  },
  {
    path: '/topics/new',
    page: () => import('./pages/workbench/new-topics.tsx'),
    jumps: [{ label: 'workbench.jumps.topic', create: true, permission: keep }],
  },
  { path: '/topics/:id', page: () => import('./pages/workbench/one-topics.tsx') },
  {
    path: '/long-cases',
    page: () => import('./pages/workbench/long-cases.tsx'),
    nav: {
      label: 'workbench.nav.long_case',
      name: 'long_cases',
      icon: IconStack2,
      order: 53,
      group: 'joint',
      permission: read,
    },
  },
  {
    path: '/long-cases/new',
    page: () => import('./pages/workbench/new-long-cases.tsx'),
    jumps: [{ label: 'workbench.jumps.long_case', create: true, permission: keep }],
  },
  { path: '/long-cases/:id', page: () => import('./pages/workbench/one-long-cases.tsx') },
  {
    path: '/advocacies',
    page: () => import('./pages/workbench/advocacies.tsx'),
    nav: {
      label: 'workbench.nav.advocacy',
      name: 'advocacies',
      icon: IconMessageUp,
      order: 54,
      group: 'joint',
      permission: read,
    },
  },
  {
    path: '/advocacies/new',
    page: () => import('./pages/workbench/new-advocacies.tsx'),
    jumps: [{ label: 'workbench.jumps.advocacy', create: true, permission: keep }],
  },
  { path: '/advocacies/:id', page: () => import('./pages/workbench/one-advocacies.tsx') },
]
