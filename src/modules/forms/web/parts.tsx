import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  { place: 'requests.desk', order: 40, permission: 'forms.fill', part: () => import('./components/due-card.tsx') },
  {
    place: 'requests.today',
    order: 40,
    permission: 'forms.fill_part',
    part: () => import('./components/parts-today.tsx'),
  },
]
