import { IconBuildingCommunity, IconMailbox } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  { path: '/inbox', page: () => import('./pages/workbench/inbox.tsx') },
  { path: '/inbox/ways', page: () => import('./pages/workbench/ways.tsx') },
  {
    path: '/mailbox',
    page: () => import('./pages/workbench/mailbox.tsx'),
    nav: {
      label: 'workbench.nav.mailbox',
      name: 'mailbox',
      icon: IconMailbox,
      order: 213,
      group: 'settings',
      permission: 'notifications.mailbox',
    },
  },
  {
    path: '/body-contacts',
    page: () => import('./pages/workbench/body-contacts.tsx'),
    nav: {
      label: 'workbench.nav.body_contacts',
      icon: IconBuildingCommunity,
      order: 214,
      group: 'settings',
      permission: 'notifications.body_contacts',
    },
  },
  { path: '/undelivered', page: () => import('./pages/workbench/undelivered.tsx') },
]
