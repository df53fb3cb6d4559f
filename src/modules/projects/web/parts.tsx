import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  {
    place: 'ballots.ballot',
    order: 25,
    permission: 'projects.read',
    part: () => import('./components/workbench/of-ballot.tsx'),
  },
  {
    place: 'requests.request',
    order: 45,
    permission: 'projects.read',
    part: () => import('./components/workbench/of-request.tsx'),
  },
  { place: 'deliberation.task', order: 10, part: () => import('./components/workbench/of-task.tsx') },
  { place: 'deliberation.topic', order: 10, part: () => import('./components/of-topic.tsx') },
]
