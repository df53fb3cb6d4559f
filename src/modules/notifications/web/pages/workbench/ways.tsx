import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { WaysPage } from '../../components/ways.tsx'

const topics = ['work', 'whistles', 'rounds', 'posts']

/** 怎么告诉我: ways besides the inbox. */
export default function WorkWays() {
  const t = useWords('notifications')
  return (
    <PageFrame title={t('words.ways')} intro={t('words.ways_intro')} back="/inbox">
      <WaysPage topics={topics} />
    </PageFrame>
  )
}
