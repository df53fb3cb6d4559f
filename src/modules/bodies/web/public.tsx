import { publicPage } from '../../../app/web/public-page.ts'
import { Compound } from './public/compound.tsx'
import { Grids } from './public/grids.tsx'

/** Who answers, grid by grid, and the five sides of each compound. */
export const pages = [
  publicPage({
    name: 'bodies/grids',
    title: (t) => t('public.grids.title'),
    page: Grids,
    nav: { path: '/grids', label: 'public.grids.short', order: 30, name: 'grids' },
  }),
  publicPage({ name: 'bodies/compound', title: (_, { compound }) => compound.name, page: Compound }),
]
