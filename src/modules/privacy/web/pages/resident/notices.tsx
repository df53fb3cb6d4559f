import { useEffect } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { NoticeText } from '../../components/notice-text.tsx'
import { OnlyBound } from '../../components/only-bound.tsx'
import styles from '../../components/privacy.module.css'
import { type OwnNotice, ownNotices } from '../../components/views.ts'
import { useRead, useWrite } from '../../queries.ts'

/** One notice: showing it is noted, and so is the word that it was understood. */
function Reading({ notice }: { notice: OwnNotice }) {
  const t = useWords('privacy')
  const dates = useDates()
  const text = useRead('GET /api/c/:community/notices/:id', { params: { id: notice.id } })
  const read = useWrite('POST /api/c/:community/own/notices/:id/reading', { refresh: [ownNotices] })
  const shown = text.data !== undefined
  const { mutate } = read
  const unseen = notice.seen_at === null
  useEffect(() => {
    if (shown && unseen) mutate({ params: { id: notice.id }, body: { accept: false } })
  }, [shown, unseen, notice.id, mutate])
  return (
    <Card title={notice.title}>
      <p className={styles.note}>
        {t('words.version', { version: notice.version, date: dates.day(notice.published_at) })}
      </p>
      {notice.changes && <p>{t('words.changed', { changes: notice.changes })}</p>}
      <QueryView query={text} part>
        {(view) => <NoticeText notice={view} />}
      </QueryView>
      {read.error && <ErrorState problem={read.error} part />}
      {notice.accepted_at ? (
        <p className={styles.note}>{t('resident.notices.accepted', { date: dates.full(notice.accepted_at) })}</p>
      ) : (
        <div>
          <Button busy={read.isPending} onClick={() => mutate({ params: { id: notice.id }, body: { accept: true } })}>
            {t('resident.notices.accept')}
          </Button>
        </div>
      )}
    </Card>
  )
}

function Notices() {
  const t = useWords('privacy')
  const list = useRead(ownNotices)
  return (
    <QueryView query={list} empty={({ items }) => (items.length === 0 ? <p>{t('resident.notices.none')}</p> : null)}>
      {({ items }) => items.map((notice) => <Reading key={notice.id} notice={notice} />)}
    </QueryView>
  )
}

/** The notices in force, with what I have seen of them. */
export default function NoticesPage() {
  const t = useWords('privacy')
  return (
    <PageFrame title={t('resident.notices.title')} back="/me/data" intro={t('resident.notices.intro')}>
      <OnlyBound>
        <Notices />
      </OnlyBound>
    </PageFrame>
  )
}
