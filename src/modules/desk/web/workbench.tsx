import { IconKeyboard, IconTextPlus } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/my/keys',
    page: () => import('./pages/workbench/keys.tsx'),
    nav: {
      label: 'workbench.nav.keys',
      icon: IconKeyboard,
      order: 290,
      group: 'settings',
      permission: 'desk.keys',
    },
  },
  {
    path: '/my/texts',
    page: () => import('./pages/workbench/texts.tsx'),
    nav: {
      label: 'workbench.nav.texts',
      icon: IconTextPlus,
      order: 285,
      group: 'settings',
      permission: 'desk.use',
    },
  },
]
