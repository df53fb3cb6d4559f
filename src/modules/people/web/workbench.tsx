import { IconAddressBook, IconForms, IconTags } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/people',
    page: () => import('./pages/workbench/register.tsx'),
    nav: {
      label: 'workbench.nav.register',
      name: 'people',
      icon: IconAddressBook,
      order: 110,
      group: 'people',
      key: 'p',
      permission: 'people.read',
    },
  },
  {
    path: '/people/new',
    page: () => import('./pages/workbench/register-person.tsx'),
    jumps: [{ label: 'workbench.jumps.person', create: true, permission: 'people.register' }],
  },
  {
    path: '/people/imports',
    page: () => import('./pages/workbench/imports.tsx'),
    jumps: [{ label: 'workbench.jumps.imports', create: true, permission: 'people.import' }],
  },
  { path: '/people/imports/:id', page: () => import('./pages/workbench/import.tsx') },
  { path: '/people/:id', page: () => import('./pages/workbench/person.tsx') },
  { path: '/dwellings/:id', page: () => import('./pages/workbench/dwelling.tsx') },
  { path: '/people/:id/edit', page: () => import('./pages/workbench/edit-person.tsx') },
  {
    path: '/fields',
    page: () => import('./pages/workbench/fields.tsx'),
    nav: {
      label: 'workbench.nav.fields',
      icon: IconForms,
      order: 222,
      group: 'settings',
      permission: 'people.fields',
    },
  },
  {
    path: '/tags',
    page: () => import('./pages/workbench/tags.tsx'),
    nav: { label: 'workbench.nav.tags', icon: IconTags, order: 220, group: 'settings', permission: 'people.tags' },
  },
]
