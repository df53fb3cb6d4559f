import { IconBeach, IconBuilding, IconCalendarUser, IconId, IconUsersGroup } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

const permission = 'bodies.read'

export const routes: FaceRoute[] = [
  {
    path: '/absences',
    page: () => import('./pages/workbench/absences.tsx'),
    nav: {
      label: 'workbench.nav.absences',
      name: 'absences',
      icon: IconBeach,
      order: 275,
      group: 'own',
      permission: 'bodies.absences',
    },
  },
  {
    path: '/rosters',
    page: () => import('./pages/workbench/rosters/list.tsx'),
    nav: {
      label: 'workbench.nav.rosters',
      name: 'rosters',
      icon: IconCalendarUser,
      order: 165,
      group: 'team',
      permission: 'bodies.read',
    },
  },
  { path: '/rosters/:id', page: () => import('./pages/workbench/rosters/roster.tsx') },
  {
    path: '/compounds',
    page: () => import('./pages/workbench/compounds.tsx'),
    nav: {
      label: 'workbench.nav.compounds',
      name: 'compounds',
      icon: IconBuilding,
      order: 140,
      group: 'people',
      key: 'x',
      permission,
    },
  },
  { path: '/compounds/:id', page: () => import('./pages/workbench/compound.tsx') },
  {
    path: '/bodies',
    page: () => import('./pages/workbench/bodies.tsx'),
    nav: {
      label: 'workbench.nav.bodies',
      name: 'bodies',
      icon: IconUsersGroup,
      order: 150,
      group: 'people',
      permission,
    },
  },
  {
    path: '/bodies/new',
    page: () => import('./pages/workbench/found-body.tsx'),
    jumps: [{ label: 'workbench.jumps.body', create: true, permission: 'bodies.edit' }],
  },
  { path: '/bodies/:id', page: () => import('./pages/workbench/body.tsx') },
  {
    path: '/posts',
    page: () => import('./pages/workbench/posts.tsx'),
    nav: { label: 'workbench.nav.posts', name: 'posts', icon: IconId, order: 160, group: 'team', permission },
  },
  {
    path: '/posts/new',
    page: () => import('./pages/workbench/create-post.tsx'),
    jumps: [{ label: 'workbench.jumps.post', create: true, permission: 'bodies.edit' }],
  },
  { path: '/posts/:id', page: () => import('./pages/workbench/post.tsx') },
]
