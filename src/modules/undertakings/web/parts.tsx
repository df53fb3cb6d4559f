import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  {
    place: 'requests.today',
    order: 30,
    permission: 'undertakings.lead',
    part: () => import('./components/waiting.tsx'),
  },
  {
    place: 'requests.desk',
    order: 30,
    permission: 'undertakings.read',
    part: () => import('./components/desk-card.tsx'),
  },
  {
    place: 'requests.request',
    order: 30,
    permission: 'undertakings.read',
    part: () => import('./components/of-request.tsx'),
  },
]
