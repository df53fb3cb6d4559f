import { IconForms, IconUserQuestion } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/questionnaires',
    page: () => import('./pages/workbench/list.tsx'),
    nav: {
      label: 'workbench.nav.list',
      name: 'questionnaires',
      icon: IconForms,
      order: 47,
      group: 'asked',
      permission: 'questionnaires.keep',
    },
  },
  {
    path: '/questionnaires/new',
    page: () => import('./pages/workbench/write.tsx'),
    jumps: [{ label: 'workbench.jumps.write', create: true, permission: 'questionnaires.keep' }],
  },
  { path: '/questionnaires/:id', page: () => import('./pages/workbench/one.tsx') },
  { path: '/questionnaires/:id/write', page: () => import('./pages/workbench/write.tsx') },
  { path: '/questionnaires/:id/preview', page: () => import('./pages/workbench/preview.tsx') },
  { path: '/questionnaires/:id/results', page: () => import('./pages/workbench/results.tsx') },
  { path: '/questionnaires/:id/comments', page: () => import('./pages/workbench/comments.tsx') },
  { path: '/questionnaires/:id/letters', page: () => import('./pages/workbench/letters.tsx') },
  { path: '/questionnaires/:id/papers', page: () => import('./pages/workbench/papers.tsx') },
  {
    path: '/questionnaires-door',
    page: () => import('./pages/workbench/door-list.tsx'),
    nav: {
      label: 'workbench.nav.door',
      icon: IconUserQuestion,
      order: 27,
      group: 'field',
      permission: 'questionnaires.door',
    },
  },
  { path: '/questionnaires-door/:id', page: () => import('./pages/workbench/door.tsx') },
]
