import { publicPage } from '../../../app/web/public-page.ts'
import { Answers } from './public/answers.tsx'
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
    name: 'requests/numbers',
    title: (t) => t('public.numbers.title'),
    page: Numbers,
    nav: { path: '/numbers', label: 'public.numbers.short', order: 50, name: 'numbers' },
  }),
]
