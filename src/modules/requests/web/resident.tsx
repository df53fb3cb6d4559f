import { IconHome, IconListDetails, IconMessagePlus, IconZoomCheck } from '@tabler/icons-react'
import type { FaceRoute } from '../../../app/web/convention.ts'

const file = () => import('./pages/resident/file.tsx')

/** What residents see of requests: saying it, and what became of it. */
export const routes: FaceRoute[] = [
  {
    path: '/',
    page: () => import('./pages/resident/home.tsx'),
    nav: { label: 'resident.nav.home', icon: IconHome, order: 10, place: 'bar' },
  },
  {
    path: '/file',
    page: file,
    nav: { label: 'resident.nav.file', name: 'file', icon: IconMessagePlus, order: 20, place: 'bar' },
  },
  { path: '/file/:step', page: file },
  { path: '/neighbour-matters', page: () => import('./pages/resident/neighbour-matters.tsx') },
  { path: '/look', page: () => import('./pages/resident/look.tsx') },
  { path: '/at/:code', page: () => import('./pages/resident/at.tsx') },
  { path: '/receipt', page: () => import('./pages/resident/receipt.tsx') },
  {
    path: '/requests',
    page: () => import('./pages/resident/my-requests.tsx'),
    nav: { label: 'resident.nav.mine', name: 'my_requests', icon: IconListDetails, order: 30, place: 'bar' },
  },
  { path: '/requests/:id', page: () => import('./pages/resident/request.tsx') },
  {
    path: '/follow',
    page: () => import('./pages/resident/follow.tsx'),
    nav: { label: 'resident.nav.follow', icon: IconZoomCheck, order: 40, place: 'bar' },
  },
]
