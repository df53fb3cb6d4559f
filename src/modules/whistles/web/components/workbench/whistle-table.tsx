import { useDates } from '../../../../../app/web/dates.ts'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { CallState, ReportDue, WhistleState } from './state.tsx'
import type { Brief } from './views.ts'
import styles from './whistles.module.css'

/** Columns of a list of whistles. */
export function useWhistleColumns(): Column<Brief>[] {
  const t = useWords('whistles')
  const dates = useDates()
  return [
    {
      key: 'what',
      head: t('words.whistle'),
      cell: (row) => (
        <>
          <Link to={`/whistles/${row.id}`}>{row.title}</Link>
          <Under>{[row.kind.name, row.number, row.place, row.lead].filter(Boolean).join(' · ')}</Under>
        </>
      ),
    },
    {
      key: 'departments',
      head: t('words.departments'),
      cell: (row) => (
        <ul className={styles.called}>
          {row.calls.map((call) => (
            <li key={call.body.id}>
              <CallState call={call} /> {call.body.name}
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: 'state',
      head: t('words.state_label'),
      cell: (row) => (
        <>
          <WhistleState row={row} />
          {row.next_due && row.state === 'open' && (
            <Under>
              <ReportDue due={row.next_due} />
            </Under>
          )}
        </>
      ),
    },
    { key: 'when', head: t('words.blown_at'), cell: (row) => dates.full(row.blown_at) },
  ]
}
