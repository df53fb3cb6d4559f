import { publicPage } from '../../../app/web/public-page.ts'
import { BallotList } from './public/ballot-list.tsx'
import { BallotPage } from './public/ballot-page.tsx'
import { CallList, CallPage } from './public/calls.tsx'

/** What is and was decided here, with rules, results and how they came about. */
export const pages = [
  publicPage({
    name: 'ballots/list',
    title: (t) => t('public.title'),
    page: BallotList,
    nav: { path: '/ballots', label: 'public.nav', order: 40, name: 'ballots' },
  }),
  publicPage({ name: 'ballots/one', title: (_, props: { title: string }) => props.title, page: BallotPage as never }),
  publicPage({ name: 'ballots/calls', title: (t) => t('public.calls.title'), page: CallList }),
  publicPage({ name: 'ballots/call', title: (_, props: { title: string }) => props.title, page: CallPage as never }),
]
