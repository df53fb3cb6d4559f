import { useDates } from '../../../../../../app/web/dates.ts'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { Today } from '../views.ts'
import styles from './deputy-tabs.module.css'

/** Counts above this are shown as "100+". */
const most = 100

/** One's own list, and one for each absent colleague one deputises for. Nothing where there is none. */
export function DeputyTabs({ deputising, shown }: { deputising: Today['deputising']; shown: string | undefined }) {
  const t = useWords('requests')
  const dates = useDates()
  if (deputising.length === 0) return null
  const current = (id: string | undefined) => (shown === id ? ({ 'aria-current': 'page' } as const) : {})
  return (
    <nav aria-label={t('workbench.today.tabs')}>
      <ul className={styles.tabs}>
        <li>
          <Link to="/today" {...current(undefined)}>
            {t('workbench.today.own_tab')}
          </Link>
        </li>
        {deputising.map((one) => (
          <li key={one.person_id}>
            <Link to={`/today?for=${one.person_id}`} {...current(one.person_id)}>
              {t('workbench.today.deputy_tab', { name: one.name, count: one.open, more: one.open >= most ? '+' : '' })}
              <small>{t('workbench.today.deputy_until', { day: dates.short(one.until) })}</small>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
