import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [
  {
    place: 'bodies.absence',
    order: 10,
    permission: 'requests.handle',
    part: () => import('./components/workbench/team/absence-matters.tsx'),
  },
  {
    place: 'bodies.posts',
    order: 10,
    permission: 'requests.read',
    part: () => import('./components/workbench/vacancies.tsx'),
  },
  {
    place: 'requests.request',
    order: 40,
    permission: 'requests.read',
    part: () => import('./components/workbench/exclusions/of-request.tsx'),
  },
  {
    place: 'requests.request',
    order: 35,
    permission: 'requests.call_back',
    part: () => import('./components/workbench/neighbours/of-request.tsx'),
  },
  {
    place: 'people.person',
    order: 30,
    permission: 'requests.file_for',
    part: () => import('./components/workbench/file-for-person.tsx'),
  },
]
