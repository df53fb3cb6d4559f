import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  { place: 'requests.home', order: 12, part: () => import('./components/resident/to-vote.tsx') },
  { place: 'requests.home', order: 13, part: () => import('./components/resident/to-propose.tsx') },
]
