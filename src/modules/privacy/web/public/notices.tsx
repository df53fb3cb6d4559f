import type { z } from 'zod'
import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { noticesView } from '../../contract.ts'
import { NoticeText } from '../components/notice-text.tsx'
import styles from '../components/privacy.module.css'

/** What the community keeps of persons and why, and what it said before. */
export function NoticesPage({ items, versions }: z.output<typeof noticesView>) {
  const t = useWords('privacy')
  const dates = useDates()
  const earlier = versions.filter((version) => !version.current)
  return (
    <PageFrame title={t('public.notices.title')} intro={t('public.notices.intro')}>
      {items.length === 0 && <p>{t('public.notices.none')}</p>}
      {items.map((notice) => (
        <Card key={notice.id} title={notice.title}>
          <p className={styles.note}>
            {t('words.version', { version: notice.version, date: dates.day(notice.published_at) })}
          </p>
          {notice.changes && <p>{t('words.changed', { changes: notice.changes })}</p>}
          <NoticeText notice={notice} />
        </Card>
      ))}
      {earlier.length > 0 && (
        <Card title={t('public.notices.earlier')}>
          <ul className={styles.lines}>
            {earlier.map((version) => (
              <li key={version.id} className={styles.line}>
                <Link to={`/privacy/${version.id}`}>{version.title}</Link>
                <span className={styles.note}>
                  {t('words.version', { version: version.version, date: dates.day(version.published_at) })}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </PageFrame>
  )
}
