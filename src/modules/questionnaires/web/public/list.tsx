import type { z } from 'zod'
import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { routes } from '../../contract.ts'
import styles from '../components/questionnaire.module.css'

type Published = z.output<(typeof routes)['GET /api/c/:community/questionnaire-results']['output']>

/** Results everybody may see, the newest first. */
export function PublishedList({ items }: Published) {
  const t = useWords('questionnaires')
  const dates = useDates()
  return (
    <PageFrame title={t('public.list.title')} intro={t('public.list.intro')}>
      {items.length === 0 && <p>{t('public.list.none')}</p>}
      <ul className={styles['list']}>
        {items.map((one) => (
          <li key={one.id}>
            <Card>
              <h2>
                <Link to={`/questionnaires/${one.id}`}>{one.title}</Link>
              </h2>
              <p className={styles['quiet']}>
                {t('public.list.said', { date: dates.day(one.published_at), count: one.answered })}
              </p>
            </Card>
          </li>
        ))}
      </ul>
    </PageFrame>
  )
}
