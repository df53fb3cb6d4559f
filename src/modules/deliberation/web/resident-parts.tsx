import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  { place: 'ballots.ballot', order: 10, part: () => import('./components/ballots/of-ballot.tsx') },
]
