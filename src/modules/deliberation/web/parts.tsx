import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  {
    place: 'requests.request',
    order: 40,
    permission: 'deliberation.read',
    part: () => import('./components/of-request.tsx'),
  },
]
