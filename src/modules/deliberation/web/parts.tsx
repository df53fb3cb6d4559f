import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  {
    place: 'requests.request',
    order: 40,
    permission: 'deliberation.read',
    part: () => import('./components/of-request.tsx'),
  },
  {
    place: 'requests.request',
    order: 35,
    permission: 'deliberation.read',
    part: () => import('./components/topics/of-request.tsx'),
  },
  {
    place: 'ballots.ballot',
    order: 10,
    permission: 'deliberation.read',
    part: () => import('./components/topics/of-ballot.tsx'),
  },
  {
    place: 'ballots.ballot',
    order: 20,
    permission: 'deliberation.read',
    part: () => import('./components/ballots/tasks.tsx'),
  },
]
