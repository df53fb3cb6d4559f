import { publicPage } from '../../../app/web/public-page.ts'
import { NoticePage } from './public/notice.tsx'
import { NoticesPage } from './public/notices.tsx'

/** What everybody may read of what is kept of them. */
export const pages = [
  publicPage({
    name: 'privacy/notices',
    title: (t) => t('public.notices.title'),
    page: NoticesPage,
    nav: { path: '/privacy', label: 'public.notices.short', order: 90 },
  }),
  publicPage({ name: 'privacy/notice', title: (_, { title }) => title, page: NoticePage }),
]
