import { IconTable, IconTableShortcut } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/forms',
    page: () => import('./pages/list.tsx'),
    nav: {
      label: 'workbench.nav.forms',
      name: 'forms',
      icon: IconTable,
      order: 58,
      group: 'work',
      permission: 'forms.fill',
    },
  },
  {
    path: '/forms/new',
    page: () => import('./pages/edit.tsx'),
    jumps: [{ label: 'workbench.jumps.new', create: true, permission: 'forms.define' }],
  },
  {
    path: '/forms/asked',
    page: () => import('./pages/asked.tsx'),
    jumps: [{ label: 'workbench.jumps.asked', permission: 'forms.figures' }],
  },
  { path: '/forms/:id', page: () => import('./pages/form.tsx') },
  { path: '/forms/:id/edit', page: () => import('./pages/edit.tsx') },
  {
    path: '/form-parts',
    page: () => import('./pages/parts.tsx'),
    nav: {
      label: 'workbench.nav.parts',
      icon: IconTableShortcut,
      order: 59,
      group: 'work',
      permission: 'forms.fill_part',
    },
  },
  { path: '/form-parts/:id', page: () => import('./pages/part.tsx') },
  { path: '/form-fills/:id', page: () => import('./pages/fill.tsx') },
]
