import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  {
    place: 'territory.community',
    order: 10,
    permission: 'settings.edit',
    part: () => import('./components/community-changes.tsx'),
  },
]
