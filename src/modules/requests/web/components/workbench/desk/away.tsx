import { createApi } from '../../../../../../app/web/api.ts'
import { serverNow } from '../../../../../../app/web/clock.ts'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { routes } from '../../../../../bodies/contract.ts'
import styles from '../desk.module.css'

const bodies = createApi<typeof routes>()

/** Who is away today, until when, and who does the work meanwhile; who has no deputy is said. */
export function Away() {
  const t = useWords('requests')
  const dates = useDates()
  const today = dates.plain(new Date(serverNow()).toISOString())
  const list = bodies.useRead('GET /api/c/:community/absences', { query: { from: today, until: today } })
  return (
    <Card title={t('workbench.away.title')} aside={<Link to="/absences">{t('workbench.away.all')}</Link>}>
      <QueryView query={list} part>
        {({ items, more }) => {
          if (items.length === 0) return <p className={styles.none}>{t('workbench.away.none')}</p>
          const uncovered = items.filter((row) => row.uncovered).length
          const count = { count: items.length, more: more ? '+' : '' }
          return (
            <>
              <p>
                {t('workbench.away.count', count)}{' '}
                {uncovered > 0 && (
                  <StateTag tone="need">{t('workbench.away.uncovered_count', { count: uncovered })}</StateTag>
                )}
              </p>
              <ul className={styles.plain}>
                {items.map((row) => (
                  <li key={row.id}>
                    <span>
                      {row.person.name} <span className={styles.none}>{row.person.title}</span>
                    </span>
                    <span className={styles.number}>
                      {t('workbench.away.until', { day: dates.short(row.until) })}
                      {row.uncovered ? (
                        <em>{t('workbench.away.uncovered')}</em>
                      ) : (
                        ` ${t('workbench.away.deputy', { name: row.deputy?.name ?? '' })}`
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )
        }}
      </QueryView>
    </Card>
  )
}
