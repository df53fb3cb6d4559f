import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  {
    place: 'people.person',
    order: 40,
    permission: 'privacy.consents',
    part: () => import('./components/workbench/person-consents.tsx'),
  },
  {
    place: 'people.person',
    order: 50,
    permission: 'privacy.rights',
    part: () => import('./components/workbench/person-rights.tsx'),
  },
]
