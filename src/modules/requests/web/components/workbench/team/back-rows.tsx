import { serverNow } from '../../../../../../app/web/clock.ts'
import { useDates } from '../../../../../../app/web/dates.ts'
import { DeadlineText } from '../../../../../../app/web/kit/deadline-text.tsx'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { deadlineOf } from '../deadline.ts'
import type { Today } from '../views.ts'
import styles from './team.module.css'

/** What was put off until now, each with the reason of then. */
export function BackRows({ rows }: { rows: Today['back'] }) {
  const t = useWords('requests')
  const dates = useDates()
  return (
    <ul className={styles.plain}>
      {rows.map((row) => {
        const deadline = deadlineOf(row, serverNow(), dates.plain)
        return (
          <li key={row.id}>
            <Link to={`/requests/${row.id}`}>
              {row.title}（{row.number}）
            </Link>
            <span className={styles.quiet}>{t('workbench.today.because', { reason: row.snooze.reason })}</span>
            {deadline && <DeadlineText deadline={deadline} />}
          </li>
        )
      })}
    </ul>
  )
}
