import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { DeadlineText } from '../../../../../app/web/kit/deadline-text.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { type Column, RecordTable, Under } from '../../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { deadlineOf } from './deadline.ts'
import { RowActs } from './row-acts.tsx'
import { RequestMarks, RequestState } from './state.tsx'
import { RowPresence } from './team/row-presence.tsx'
import { usePresences } from './team/use-team.ts'
import type { Brief } from './views.ts'

/** Requests, each with its state, who answers for it and until when; the keys of triage act on the row in focus. */
export function RequestRows({ rows, caption }: { rows: Brief[]; caption: string }) {
  const t = useWords('requests')
  const dates = useDates()
  const presentAt = usePresences(rows.map((row) => row.id))
  const due = (row: Brief) => {
    const deadline = deadlineOf(row, serverNow(), dates.plain)
    return deadline ? <DeadlineText deadline={deadline} brief /> : dates.short(row.filed_at)
  }
  const columns: Column<Brief>[] = [
    {
      key: 'what',
      head: t('workbench.columns.what'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/requests/${row.id}`}>{row.title}</Link>
          <Under>
            {row.number} · {row.item.name} · {row.place || t('workbench.no_place')}
          </Under>
          <RowPresence present={presentAt(row.id)} />
        </>
      ),
    },
    {
      key: 'state',
      head: t('workbench.columns.state'),
      cell: (row) => (
        <>
          <RequestState row={row} /> <RequestMarks row={row} />
        </>
      ),
    },
    {
      key: 'who',
      head: t('workbench.columns.who'),
      phone: 'none',
      cell: (row) => (
        <>
          {row.lead.body?.name ?? t(`words.answerable.${row.lead.kind}`)}
          <Under>{row.assignee?.name ?? t('workbench.nobody')}</Under>
        </>
      ),
    },
    { key: 'due', head: t('workbench.columns.due'), phone: 'end', narrow: true, cell: due },
  ]
  return (
    <>
      <RowActs />
      <RecordTable
        caption={caption}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.id}
        dataOf={(row) => ({ 'data-request': row.id, 'data-number': row.number, 'data-title': row.title })}
      />
    </>
  )
}
