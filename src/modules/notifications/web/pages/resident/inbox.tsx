import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { Inbox } from '../../components/inbox.tsx'
import { NotMember } from '../../components/not-member.tsx'

/** 消息: every step of what concerns the reader. */
export default function ResidentInbox() {
  const t = useWords('notifications')
  const person = usePerson()
  return (
    <PageFrame title={t('words.title')} intro={t('resident.intro')} back="/">
      {person ? (
        <Inbox face="resident" help={{ none: t('resident.none_help'), read: t('resident.none_unread_help') }} />
      ) : (
        <NotMember />
      )}
    </PageFrame>
  )
}
