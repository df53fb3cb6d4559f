import { IconBuildingCommunity, IconMap2 } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/areas',
    page: () => import('./pages/workbench/areas.tsx'),
    nav: {
      label: 'workbench.nav.areas',
      name: 'areas',
      icon: IconMap2,
      order: 130,
      group: 'people',
      key: 'a',
      permission: 'territory.read',
    },
  },
  { path: '/areas/:id', page: () => import('./pages/workbench/area.tsx') },
  {
    path: '/community',
    page: () => import('./pages/workbench/community.tsx'),
    nav: {
      label: 'workbench.nav.community',
      icon: IconBuildingCommunity,
      order: 200,
      group: 'settings',
      permission: 'territory.settings',
    },
  },
]
