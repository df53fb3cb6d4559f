import { IconEyeCheck, IconHistory, IconShieldLock } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/account',
    page: () => import('./pages/workbench/account.tsx'),
    nav: { label: 'workbench.nav.account', icon: IconShieldLock, order: 290, group: 'settings' },
  },
  {
    path: '/view-log',
    page: () => import('./pages/workbench/view-log.tsx'),
    nav: {
      label: 'workbench.nav.view_log',
      icon: IconEyeCheck,
      order: 240,
      group: 'settings',
      permission: 'access.read_view_log',
    },
  },
  {
    path: '/audit',
    page: () => import('./pages/workbench/audit.tsx'),
    nav: {
      label: 'workbench.nav.audit',
      icon: IconHistory,
      order: 245,
      group: 'settings',
      permission: 'access.read_audit',
    },
  },
]
