import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { NotMember } from '../../components/not-member.tsx'
import { WaysPage } from '../../components/ways.tsx'

const topics = ['own_requests', 'neighbours', 'account']

/** 怎么告诉我: ways besides the inbox. */
export default function ResidentWays() {
  const t = useWords('notifications')
  return (
    <PageFrame title={t('words.ways')} intro={t('words.ways_intro')} back="/inbox">
      {usePerson() ? <WaysPage topics={topics} /> : <NotMember />}
    </PageFrame>
  )
}
