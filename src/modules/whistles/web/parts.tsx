import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  {
    place: 'requests.today',
    order: 20,
    permission: 'whistles.read',
    part: () => import('./components/workbench/waiting.tsx'),
  },
  {
    place: 'requests.desk',
    order: 20,
    permission: 'whistles.read',
    part: () => import('./components/workbench/desk-card.tsx'),
  },
  {
    place: 'requests.request',
    order: 20,
    permission: 'whistles.read',
    part: () => import('./components/workbench/of-request.tsx'),
  },
]
