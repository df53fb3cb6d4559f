import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  {
    place: 'territory.building',
    order: 10,
    permission: 'people.read',
    part: () => import('./components/workbench/fields/building-fields.tsx'),
  },
]
