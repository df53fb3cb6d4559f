import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  { place: 'requests.home', order: 10, part: () => import('./components/own-card.tsx') },
]
