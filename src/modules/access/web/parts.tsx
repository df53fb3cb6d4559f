import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  { place: 'people.person', order: 10, part: () => import('./components/workbench/person-account.tsx') },
]
