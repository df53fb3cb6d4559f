import { IconAdjustments } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/rules',
    page: () => import('./pages/rules.tsx'),
    nav: {
      label: 'workbench.nav.rules',
      name: 'rules',
      icon: IconAdjustments,
      order: 207,
      group: 'settings',
      permission: 'settings.edit',
    },
  },
]
