import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  { place: 'requests.home', order: 15, part: () => import('./components/resident/reminder.tsx') },
]
