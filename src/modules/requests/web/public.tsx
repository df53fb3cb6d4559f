import { publicPage } from '../../../app/web/public-page.ts'
import { Answers } from './public/answers.tsx'
import { BoundaryPage } from './public/boundary.tsx'
import { Numbers } from './public/numbers.tsx'

/** Who answers for what, and how well it is done. */
export const pages = [
  publicPage({
    name: 'requests/answers',
    title: (t) => t('public.answers.title'),
    page: Answers,
    nav: { path: '/answers', label: 'public.answers.short', order: 20, name: 'answers' },
  }),
  publicPage({
    name: 'requests/boundary',
    title: (t) => t('public.boundary.title'),
    page: BoundaryPage,
    nav: { path: '/boundary', label: 'public.boundary.short', order: 22, name: 'boundary' },
  }),
  publicPage({
    name: 'requests/numbers',
    title: (t) => t('public.numbers.title'),
    page: Numbers,
    nav: { path: '/numbers', label: 'public.numbers.short', order: 50, name: 'numbers' },
  }),
]
