import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  {
    place: 'requests.today',
    order: 30,
    permission: 'channels.pass_on',
    part: () => import('./components/waiting.tsx'),
  },
]
