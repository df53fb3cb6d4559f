import { IconCalendarRepeat, IconClipboardCheck, IconMessages, IconUsersGroup } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

const read = 'deliberation.read'

export const routes: FaceRoute[] = [
  {
    path: '/meetings',
    page: () => import('./pages/workbench/meetings.tsx'),
    nav: {
      label: 'workbench.nav.meetings',
      name: 'meetings',
      icon: IconUsersGroup,
      order: 48,
      group: 'work',
      permission: read,
    },
  },
  {
    path: '/meetings/new',
    page: () => import('./pages/workbench/call-meeting.tsx'),
    jumps: [{ label: 'workbench.nav.call', create: true, permission: 'deliberation.keep' }],
  },
  { path: '/meetings/:id', page: () => import('./pages/workbench/meeting.tsx') },
  { path: '/meetings/:id/check-in', page: () => import('./pages/workbench/check-in.tsx') },
  {
    path: '/meeting-decisions',
    page: () => import('./pages/workbench/decisions.tsx'),
    nav: { label: 'workbench.nav.decisions', icon: IconClipboardCheck, order: 49, group: 'work', permission: read },
  },
  { path: '/meeting-promises', page: () => import('./pages/workbench/promises.tsx') },
  { path: '/meeting-suggestions', page: () => import('./pages/workbench/suggestions.tsx') },
  { path: '/meeting-figures', page: () => import('./pages/workbench/figures.tsx') },
  {
    path: '/meeting-series',
    page: () => import('./pages/workbench/series.tsx'),
    nav: {
      label: 'workbench.nav.series',
      icon: IconCalendarRepeat,
      order: 219,
      group: 'settings',
      permission: 'deliberation.keep',
    },
  },
  {
    path: '/halls',
    page: () => import('./pages/workbench/halls.tsx'),
    nav: {
      label: 'workbench.nav.halls',
      name: 'halls',
      icon: IconMessages,
      order: 47,
      group: 'work',
      permission: read,
    },
  },
  {
    path: '/halls/new',
    page: () => import('./pages/workbench/open-topic.tsx'),
    jumps: [{ label: 'workbench.topics.open', create: true, permission: 'deliberation.keep' }],
  },
  { path: '/halls/:id', page: () => import('./pages/workbench/topic.tsx') },
  { path: '/halls/:id/opinion', page: () => import('./pages/workbench/opinion.tsx') },
  { path: '/halls-queue', page: () => import('./pages/workbench/halls-queue.tsx') },
  { path: '/hall-templates', page: () => import('./pages/workbench/hall-templates.tsx') },
  { path: '/meeting-laws', page: () => import('./pages/workbench/laws.tsx') },
]
