import { publicPage } from '../../../app/web/public-page.ts'
import { PublishedList } from './public/list.tsx'
import { PublishedOne } from './public/one.tsx'

/** What questionnaires came to, for everybody. */
export const pages = [
  publicPage({
    name: 'questionnaires/list',
    title: (t) => t('public.list.title'),
    page: PublishedList,
    nav: { path: '/questionnaires', label: 'public.list.short', order: 60 },
  }),
  publicPage({ name: 'questionnaires/one', title: (_, { title }) => title, page: PublishedOne }),
]
