import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../queries.ts'
import styles from '../privacy.module.css'
import { ownNotices } from '../views.ts'

/** On the first page: a notice has changed since I saw it. Nothing waits for an answer; reading it or laying it aside ends it. */
export default function NoticeNews() {
  const t = useWords('privacy')
  const list = useRead(ownNotices)
  const read = useWrite('POST /api/c/:community/own/notices/:id/reading', { refresh: [ownNotices] })
  const notice = list.data?.items.find(({ changed }) => changed)
  if (!notice) return null
  return (
    <Card title={t('resident.news.title', { title: notice.title })}>
      <p>{t('words.changed', { changes: notice.changes })}</p>
      <div className={styles.acts}>
        <ButtonLink to="/me/notices">{t('resident.news.read')}</ButtonLink>
        <Button
          busy={read.isPending}
          onClick={() => read.mutate({ params: { id: notice.id }, body: { accept: false } })}
        >
          {t('resident.news.aside')}
        </Button>
      </div>
    </Card>
  )
}
