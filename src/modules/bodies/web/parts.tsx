import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  {
    place: 'people.person',
    order: 20,
    permission: 'bodies.read',
    part: () => import('./components/workbench/person-posts.tsx'),
  },
]
