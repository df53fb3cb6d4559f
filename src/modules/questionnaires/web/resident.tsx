import { IconForms } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

const byCode = () => import('./pages/resident/by-code.tsx')

export const routes: FaceRoute[] = [
  {
    path: '/questionnaires',
    page: () => import('./pages/resident/own-list.tsx'),
    nav: {
      label: 'resident.nav.questionnaires',
      name: 'questionnaires',
      icon: IconForms,
      order: 45,
      place: 'menu',
    },
  },
  { path: '/questionnaires/:id', page: () => import('./pages/resident/answer.tsx') },
  { path: '/q', page: byCode },
  { path: '/q/:code', page: byCode },
]
