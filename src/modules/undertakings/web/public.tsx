import { publicPage } from '../../../app/web/public-page.ts'
import { OpenUndertakings } from './public/open-undertakings.tsx'

export const pages = [
  publicPage({
    name: 'undertakings/open',
    title: (t) => t('public.title'),
    page: OpenUndertakings,
    nav: { path: '/undertakings', label: 'public.short', order: 40, name: 'undertakings' },
  }),
]
