import { IconKeyboard, IconTextPlus } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/my/keys',
    page: () => import('./pages/workbench/keys.tsx'),
    nav: {
      label: 'workbench.nav.keys',
      icon: IconKeyboard,
      order: 278,
      group: 'own',
      permission: 'desk.keys',
    },
  },
  {
    path: '/my/texts',
    page: () => import('./pages/workbench/texts.tsx'),
    nav: {
      label: 'workbench.nav.texts',
      icon: IconTextPlus,
      order: 277,
      group: 'own',
      permission: 'desk.use',
    },
  },
]
