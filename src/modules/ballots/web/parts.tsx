import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  {
    place: 'requests.desk',
    order: 50,
    permission: 'ballots.manage',
    part: () => import('./components/workbench/to-count.tsx'),
  },
  {
    place: 'ballots.ballot',
    order: 15,
    permission: 'bodies.edit',
    part: () => import('./components/workbench/elected.tsx'),
  },
]
