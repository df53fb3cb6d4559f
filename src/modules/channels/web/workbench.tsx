import { IconMessageCircle, IconMessages, IconMicrophone, IconSend } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/drafts',
    page: () => import('./pages/drafts.tsx'),
    nav: {
      label: 'workbench.nav.drafts',
      name: 'drafts',
      icon: IconMessageCircle,
      order: 48,
      group: 'work',
      permission: 'channels.intake',
    },
  },
  {
    path: '/drafts/new',
    page: () => import('./pages/new-drafts.tsx'),
    jumps: [{ label: 'workbench.jumps.paste', create: true, permission: 'channels.intake' }],
  },
  { path: '/drafts/:id', page: () => import('./pages/draft.tsx') },
  {
    path: '/call-note',
    page: () => import('./pages/call-note.tsx'),
    nav: {
      label: 'workbench.nav.call_note',
      name: 'call_note',
      icon: IconMicrophone,
      order: 26,
      group: 'field',
      permission: 'channels.intake',
    },
  },
  {
    path: '/broadcasts',
    page: () => import('./pages/broadcasts.tsx'),
    nav: {
      label: 'workbench.nav.broadcasts',
      name: 'broadcasts',
      icon: IconSend,
      order: 49,
      group: 'asked',
      permission: 'channels.pass_on',
    },
  },
  {
    path: '/broadcasts/new',
    page: () => import('./pages/new-broadcast.tsx'),
    jumps: [{ label: 'workbench.jumps.tell', create: true, permission: 'channels.broadcast' }],
  },
  { path: '/broadcasts/:id', page: () => import('./pages/broadcast.tsx') },
  {
    path: '/chat-groups',
    page: () => import('./pages/groups.tsx'),
    nav: {
      label: 'workbench.nav.groups',
      name: 'chat_groups',
      icon: IconMessages,
      order: 219,
      group: 'settings',
      permission: 'channels.pass_on',
    },
  },
]
