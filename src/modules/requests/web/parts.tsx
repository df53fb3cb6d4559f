import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  {
    place: 'people.person',
    order: 30,
    permission: 'requests.file_for',
    part: () => import('./components/workbench/file-for-person.tsx'),
  },
]
