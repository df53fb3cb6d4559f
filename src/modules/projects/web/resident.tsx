import { IconCrane } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

/** What was chosen together and is carried out. */
export const routes: FaceRoute[] = [
  {
    path: '/projects',
    page: () => import('./pages/resident/projects.tsx'),
    nav: { label: 'resident.nav', name: 'projects', icon: IconCrane, order: 42, place: 'menu' },
  },
  { path: '/projects/:id', page: () => import('./pages/resident/project.tsx') },
]
