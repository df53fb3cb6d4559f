import { IconFileText, IconHourglass, IconReportSearch, IconUserShield } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/rights',
    page: () => import('./pages/workbench/rights.tsx'),
    nav: {
      label: 'workbench.nav.rights',
      icon: IconUserShield,
      order: 120,
      group: 'care',
      permission: 'privacy.rights',
    },
  },
  { path: '/rights/:id', page: () => import('./pages/workbench/right.tsx') },
  {
    path: '/notices',
    page: () => import('./pages/workbench/notices.tsx'),
    nav: {
      label: 'workbench.nav.notices',
      icon: IconFileText,
      order: 242,
      group: 'care',
      permission: 'privacy.publish',
    },
  },
  { path: '/notices/:topic', page: () => import('./pages/workbench/edit-notice.tsx') },
  {
    path: '/retention',
    page: () => import('./pages/workbench/retention.tsx'),
    nav: {
      label: 'workbench.nav.retention',
      icon: IconHourglass,
      order: 243,
      group: 'care',
      permission: 'privacy.terms',
    },
  },
  {
    path: '/assessments',
    page: () => import('./pages/workbench/assessments.tsx'),
    nav: {
      label: 'workbench.nav.assessments',
      icon: IconReportSearch,
      order: 244,
      group: 'care',
      permission: 'privacy.terms',
    },
  },
]
