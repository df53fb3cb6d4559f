import type { PageProps } from '../../../../../app/web/convention.ts'
import { PageTitle } from '../../../../../app/web/kit/page-title.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/counters.module.css'
import { useRead } from '../../queries.ts'

/** How often the wall looks again, in milliseconds: a number called is read at once. */
const lookAgain = 3_000

/** The calling screen of a counter, for a large screen in the hall: numbers and desks, never a name. */
export default function Wall({ params }: PageProps<'code'>) {
  const t = useWords('counters')
  const listed = useListed()
  const wall = useRead(
    'GET /api/c/:community/queue/:code',
    { params: { code: params.code } },
    { refetchInterval: lookAgain },
  )
  return (
    <div className={styles.wall}>
      <PageTitle>{wall.data?.counter ?? t('resident.wall.title')}</PageTitle>
      <QueryView query={wall}>
        {(data) => (
          <>
            {data.called.length === 0 ? (
              <p className={styles.foot}>{t('resident.wall.nobody')}</p>
            ) : (
              <ul className={styles.calls} aria-live="assertive">
                {data.called.map((one) => (
                  <li key={one.no} className={styles.call}>
                    <strong className={styles.called}>{one.no}</strong>
                    <span>{t('resident.wall.desk', { desk: one.desk })}</span>
                  </li>
                ))}
              </ul>
            )}
            <p className={styles.foot}>
              {t('resident.wall.waiting', { count: data.waiting })}
              {data.next.length > 0 && ` ${t('resident.wall.next', { numbers: listed(data.next.map(String)) })}`}
            </p>
          </>
        )}
      </QueryView>
    </div>
  )
}
