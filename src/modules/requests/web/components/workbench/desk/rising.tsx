import { Card } from '../../../../../../app/web/kit/card.tsx'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import styles from '../desk.module.css'

/** What is asked for more often than last month. */
export function Rising() {
  const t = useWords('requests')
  const read = useRead('GET /api/c/:community/desk/items')
  return (
    <Card title={t('workbench.desk.rising')}>
      <QueryView query={read} part>
        {({ rising, from }) =>
          rising.length === 0 ? (
            <p className={styles.none}>{t('workbench.desk.no_rising')}</p>
          ) : (
            <ul className={styles.plain}>
              {rising.map((item) => (
                <li key={item.code}>
                  <Link to={`/requests?item=${item.code}&filed_from=${from}&sort=newest`}>{item.name}</Link>
                  <span className={styles.number}>
                    {t('workbench.desk.rose', { last: item.last_month, now: item.this_month })}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Card>
  )
}
