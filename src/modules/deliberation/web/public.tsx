import { publicPage } from '../../../app/web/public-page.ts'
import { BallotFollowUp } from './components/ballots/follow-up.tsx'
import { OpenMeetings } from './public/meetings.tsx'
import { OpenMinutes } from './public/minutes.tsx'
import { OpenTopic } from './public/topic.tsx'
import { OpenTopics } from './public/topics.tsx'

/** What is talked over here, what was decided, and what became of it. */
export const pages = [
  publicPage({
    name: 'deliberation/meetings',
    title: (t) => t('public.title'),
    page: OpenMeetings,
    nav: { path: '/meetings', label: 'public.short', order: 42, name: 'meetings' },
  }),
  publicPage({ name: 'deliberation/minutes', title: (_, { title }) => title, page: OpenMinutes }),
  publicPage({
    name: 'deliberation/topics',
    title: (t) => t('public.topics.title'),
    page: OpenTopics,
    nav: { path: '/halls', label: 'public.topics.short', order: 41, name: 'halls' },
  }),
  publicPage({ name: 'deliberation/topic', title: (_, { title }) => title, page: OpenTopic }),
  publicPage({ name: 'deliberation/of-ballot', title: (t) => t('words.topic_of'), page: BallotFollowUp }),
]
