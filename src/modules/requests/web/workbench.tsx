import {
  IconBooks,
  IconChecklist,
  IconHome2,
  IconInbox,
  IconListDetails,
  IconPhoneCalling,
  IconReportAnalytics,
} from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

export const routes: FaceRoute[] = [
  {
    path: '/',
    page: () => import('./pages/workbench/start.tsx'),
    nav: {
      label: 'workbench.nav.desk',
      name: 'desk',
      icon: IconHome2,
      order: 10,
      group: 'desk',
      place: 'bar',
      permission: 'requests.desk',
    },
  },
  {
    path: '/today',
    page: () => import('./pages/workbench/today.tsx'),
    nav: {
      label: 'workbench.nav.today',
      name: 'today',
      icon: IconChecklist,
      order: 20,
      group: 'desk',
      place: 'bar',
      permission: 'requests.handle',
    },
  },
  {
    path: '/requests',
    page: () => import('./pages/workbench/request-list.tsx'),
    nav: {
      label: 'workbench.nav.list',
      name: 'requests',
      icon: IconInbox,
      order: 30,
      group: 'work',
      place: 'bar',
      permission: 'requests.read',
    },
  },
  {
    path: '/call-backs',
    page: () => import('./pages/workbench/call-backs.tsx'),
    nav: {
      label: 'workbench.nav.call_backs',
      icon: IconPhoneCalling,
      order: 50,
      group: 'work',
      permission: 'requests.call_back',
    },
  },
  {
    path: '/rates',
    page: () => import('./pages/workbench/rates.tsx'),
    nav: {
      label: 'workbench.nav.rates',
      icon: IconReportAnalytics,
      order: 60,
      group: 'work',
      permission: 'requests.read',
    },
  },
  {
    path: '/counter',
    page: () => import('./pages/workbench/counter.tsx'),
    nav: {
      label: 'workbench.nav.counter',
      name: 'counter',
      icon: IconListDetails,
      order: 40,
      group: 'work',
      place: 'bar',
      permission: 'requests.file_for',
    },
  },
  { path: '/requests/:id', page: () => import('./pages/workbench/request.tsx') },
  {
    path: '/catalogue',
    page: () => import('./pages/workbench/catalogue/list.tsx'),
    nav: {
      label: 'workbench.nav.catalogue',
      name: 'catalogue',
      icon: IconBooks,
      order: 205,
      group: 'settings',
      permission: 'requests.read',
    },
  },
  { path: '/catalogue/new', page: () => import('./pages/workbench/catalogue/add-item.tsx') },
  { path: '/catalogue/:code', page: () => import('./pages/workbench/catalogue/item.tsx') },
  { path: '/catalogue/:code/edit', page: () => import('./pages/workbench/catalogue/revise-item.tsx') },
]
