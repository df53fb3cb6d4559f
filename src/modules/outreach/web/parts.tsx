import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  {
    place: 'requests.desk',
    order: 40,
    permission: 'outreach.plan',
    part: () => import('./components/patrols/missed-card.tsx'),
  },
]
