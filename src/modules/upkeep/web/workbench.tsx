import { IconHeartbeat } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/upkeep',
    page: () => import('./pages/upkeep.tsx'),
    nav: {
      label: 'workbench.nav.upkeep',
      icon: IconHeartbeat,
      order: 250,
      group: 'settings',
      permission: 'upkeep.read',
    },
  },
]
