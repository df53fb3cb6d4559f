import { Stack } from '../../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { Inbox } from '../../components/inbox.tsx'

/** 消息: what was given to the reader, and limits that come near. */
export default function WorkInbox() {
  const t = useWords('notifications')
  const may = useMay()
  const rows = [
    { label: t('words.ways'), to: '/inbox/ways' },
    ...(may('notifications.undelivered') ? [{ label: t('workbench.undelivered'), to: '/undelivered' }] : []),
  ]
  return (
    <PageFrame title={t('words.title')} intro={t('workbench.intro')}>
      <Stack>
        <Inbox face="work" help={{ none: t('workbench.none_help'), read: t('workbench.none_unread_help') }} />
        <RowLinks rows={rows} />
      </Stack>
    </PageFrame>
  )
}
