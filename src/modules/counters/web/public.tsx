import { publicPage } from '../../../app/web/public-page.ts'
import { Guide } from './public/guide.tsx'
import { GuideMatter } from './public/guide-matter.tsx'

/** What is done at the counters, and what to bring. */
export const pages = [
  publicPage({
    name: 'counters/guide',
    title: (t) => t('public.guide.title'),
    page: Guide,
    nav: { path: '/guide', label: 'public.guide.short', order: 24, name: 'guide' },
  }),
  publicPage({
    name: 'counters/matter',
    title: (_, matter: { name: string }) => matter.name,
    page: GuideMatter as never,
  }),
]
