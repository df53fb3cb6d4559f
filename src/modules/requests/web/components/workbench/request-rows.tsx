import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { DeadlineText } from '../../../../../app/web/kit/deadline-text.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { deadlineOf } from './deadline.ts'
import styles from './request-rows.module.css'
import { RowActs } from './row-acts.tsx'
import { RequestMarks, RequestState } from './state.tsx'
import { RowPresence } from './team/row-presence.tsx'
import { type Present, usePresences } from './team/use-team.ts'
import type { Brief } from './views.ts'

function Row({ row, present }: { row: Brief; present: readonly Present[] }) {
  const t = useWords('requests')
  const dates = useDates()
  const deadline = deadlineOf(row, serverNow(), dates.plain)
  return (
    <tr className={styles.row} data-request={row.id} data-number={row.number} data-title={row.title}>
      <td className={styles.what}>
        <Link to={`/requests/${row.id}`} className={styles.title}>
          {row.title}
        </Link>
        <span className={styles.under}>
          {row.number} · {row.item.name} · {row.place || t('workbench.no_place')}
        </span>
        <RowPresence present={present} />
      </td>
      <td className={styles.state}>
        <RequestState row={row} /> <RequestMarks row={row} />
      </td>
      <td className={styles.who}>
        {row.lead.body?.name ?? t(`words.answerable.${row.lead.kind}`)}
        <span className={styles.under}>{row.assignee?.name ?? t('workbench.nobody')}</span>
      </td>
      <td className={styles.due}>
        {deadline ? <DeadlineText deadline={deadline} brief /> : dates.short(row.filed_at)}
      </td>
    </tr>
  )
}

/** Requests as a table on the desk and as cards on the phone: the same markup, so that nothing is told in one place only. */
export function RequestRows({ rows, caption }: { rows: Brief[]; caption: string }) {
  const t = useWords('requests')
  const presentAt = usePresences(rows.map((row) => row.id))
  return (
    <>
      <RowActs />
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('workbench.columns.what')}</th>
            <th scope="col">{t('workbench.columns.state')}</th>
            <th scope="col">{t('workbench.columns.who')}</th>
            <th scope="col">{t('workbench.columns.due')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} present={presentAt(row.id)} />
          ))}
        </tbody>
      </table>
    </>
  )
}
