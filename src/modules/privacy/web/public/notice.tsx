import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { NoticeText } from '../components/notice-text.tsx'
import type { Notice } from '../components/views.ts'

/** One version, in force or of earlier days. */
export function NoticePage(notice: Notice) {
  const t = useWords('privacy')
  const dates = useDates()
  const date = dates.day(notice.published_at)
  return (
    <PageFrame title={notice.title} back="/privacy" intro={t('words.version', { version: notice.version, date })}>
      {!notice.current && <p>{t('public.notice.old')}</p>}
      {notice.changes && <p>{t('words.changed', { changes: notice.changes })}</p>}
      <Card>
        <NoticeText notice={notice} />
      </Card>
    </PageFrame>
  )
}
