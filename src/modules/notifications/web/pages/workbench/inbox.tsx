import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { Inbox } from '../../components/inbox.tsx'

/** 消息: what was given to the reader, and limits that come near. */
export default function WorkInbox() {
  const t = useWords('notifications')
  return (
    <PageFrame title={t('words.title')} intro={t('workbench.intro')}>
      <Inbox face="work" help={{ none: t('workbench.none_help'), read: t('workbench.none_unread_help') }} />
    </PageFrame>
  )
}
