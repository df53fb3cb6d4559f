import { publicPage } from '../../../app/web/public-page.ts'
import { BallotList } from './public/ballot-list.tsx'
import { BallotPage } from './public/ballot-page.tsx'

/** What is and was decided here, with rules, results and how they came about. */
export const pages = [
  publicPage({
    name: 'ballots/list',
    title: (t) => t('public.title'),
    page: BallotList,
    nav: { path: '/ballots', label: 'public.nav', order: 40, name: 'ballots' },
  }),
  publicPage({ name: 'ballots/one', title: (_, props: { title: string }) => props.title, page: BallotPage as never }),
]
