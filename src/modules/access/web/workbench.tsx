import {
  IconEyeCheck,
  IconHistory,
  IconKey,
  IconMailForward,
  IconMoodKid,
  IconShieldLock,
  IconUserCheck,
} from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/account',
    page: () => import('./pages/workbench/account.tsx'),
    nav: { label: 'workbench.nav.account', icon: IconShieldLock, order: 290, group: 'own' },
  },
  {
    path: '/invitations',
    page: () => import('./pages/workbench/invitations.tsx'),
    nav: {
      label: 'workbench.nav.invitations',
      icon: IconMailForward,
      order: 230,
      group: 'team',
      permission: 'access.invite_staff',
    },
  },
  {
    path: '/recoveries',
    page: () => import('./pages/workbench/recoveries.tsx'),
    nav: {
      label: 'workbench.nav.recoveries',
      icon: IconUserCheck,
      order: 235,
      group: 'team',
      permission: 'access.recover',
    },
  },
  {
    path: '/minor-views',
    page: () => import('./pages/workbench/minor-views.tsx'),
    nav: {
      label: 'workbench.nav.minor_views',
      icon: IconMoodKid,
      order: 238,
      group: 'care',
      permission: 'access.reveal_phone',
    },
  },
  {
    path: '/view-log',
    page: () => import('./pages/workbench/view-log.tsx'),
    nav: {
      label: 'workbench.nav.view_log',
      icon: IconEyeCheck,
      order: 240,
      group: 'care',
      permission: 'access.read_view_log',
    },
  },
  {
    path: '/api-keys',
    page: () => import('./pages/workbench/api-keys.tsx'),
    nav: {
      label: 'workbench.nav.api_keys',
      icon: IconKey,
      order: 280,
      group: 'settings',
      permission: 'access.keep_api_keys',
    },
  },
  {
    path: '/audit',
    page: () => import('./pages/workbench/audit.tsx'),
    nav: {
      label: 'workbench.nav.audit',
      icon: IconHistory,
      order: 245,
      group: 'care',
      permission: 'access.read_audit',
    },
  },
]
