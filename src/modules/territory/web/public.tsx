import { publicPage } from '../../../app/web/public-page.ts'
import { Accessibility } from './public/accessibility.tsx'
import { Compounds } from './public/compounds.tsx'
import { Start } from './public/start.tsx'

/** The community itself, and its compounds. */
export const pages = [
  publicPage({
    name: 'territory/start',
    title: (t) => t('public.start.short'),
    page: Start,
    nav: { path: '/', label: 'public.start.short', order: 10 },
  }),
  publicPage({
    name: 'territory/compounds',
    title: (t) => t('public.compounds.title'),
    page: Compounds,
    nav: { path: '/compounds', label: 'public.compounds.short', order: 40, name: 'compounds' },
  }),
  publicPage({
    name: 'territory/accessibility',
    title: (t) => t('public.accessibility.title'),
    page: Accessibility,
  }),
]
