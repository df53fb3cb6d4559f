import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  { place: 'requests.home', order: 20, part: () => import('./components/resident/hands-wanted.tsx') },
]
