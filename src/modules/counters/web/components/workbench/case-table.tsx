import { useDates } from '../../../../../app/web/dates.ts'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import type { CaseBrief } from '../views.ts'

/** How cases stand in a list, wherever it is. */
export function useCaseColumns(): Column<CaseBrief>[] {
  const t = useWords('counters')
  const listed = useListed()
  const dates = useDates()
  const stateOf = (row: CaseBrief) => {
    if (row.state === 'ended') return <StateTag tone="done">{t('words.case_state.ended')}</StateTag>
    if (row.late) return <StateTag tone="late">{t('words.case_late')}</StateTag>
    const missing = row.matters.some((one) => one.state === 'papers')
    return (
      <StateTag tone={missing ? 'need' : 'work'}>
        {t(missing ? 'words.papers_missing' : 'words.case_state.open')}
      </StateTag>
    )
  }
  return [
    {
      key: 'who',
      head: t('words.who'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/service-cases/${row.id}`}>{row.name}</Link>
          <Under>{listed(row.matters.map((one) => one.name))}</Under>
        </>
      ),
    },
    { key: 'number', head: t('words.number'), cell: (row) => row.number, narrow: true },
    { key: 'opened', head: t('words.opened_at'), cell: (row) => dates.short(row.opened_at) },
    { key: 'keeper', head: t('words.keeper'), cell: (row) => row.keeper },
    {
      key: 'next',
      head: t('words.next_day'),
      cell: (row) => row.next_day && dates.short(row.next_day),
      labelled: true,
    },
    { key: 'state', head: t('words.state'), cell: stateOf, phone: 'end' },
  ]
}
