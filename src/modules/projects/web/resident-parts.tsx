import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  { place: 'ballots.ballot', order: 20, part: () => import('./components/of-ballot.tsx') },
  { place: 'deliberation.topic', order: 10, part: () => import('./components/of-topic.tsx') },
]
