import { IconCrane } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/projects',
    page: () => import('./pages/workbench/projects.tsx'),
    nav: {
      label: 'workbench.nav.projects',
      name: 'projects',
      icon: IconCrane,
      order: 51,
      group: 'joint',
      permission: 'projects.read',
    },
  },
  {
    path: '/projects/new',
    page: () => import('./pages/workbench/new-project.tsx'),
    jumps: [{ label: 'workbench.jumps.new', create: true, permission: 'projects.keep' }],
  },
  { path: '/projects/:id', page: () => import('./pages/workbench/project.tsx') },
]
