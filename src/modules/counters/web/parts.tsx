import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  {
    place: 'requests.today',
    order: 30,
    permission: 'counters.work',
    part: () => import('./components/workbench/waiting.tsx'),
  },
]
