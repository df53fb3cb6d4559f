import { useDates } from '../../../../../app/web/dates.ts'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { ProjectState } from '../state.tsx'
import type { Brief } from '../views.ts'

/** Projects as a table. */
export function useColumns(): Column<Brief>[] {
  const t = useWords('projects')
  const dates = useDates()
  return [
    {
      key: 'title',
      head: t('words.name'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/projects/${row.id}`}>{row.title}</Link>
          <Under>
            {[
              row.number,
              t(`words.kind.${row.kind}`),
              row.place || t('words.whole'),
              row.conditions_open > 0 && t('words.conditions_open', { count: row.conditions_open }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Under>
        </>
      ),
    },
    {
      key: 'note',
      head: t('words.last_note'),
      wide: true,
      cell: (row) => (
        <>
          {row.note ? [dates.day(row.note.day), row.note.text].join(' · ') : t('words.no_note')}
          {row.late && <Under>{t('words.late')}</Under>}
        </>
      ),
    },
    { key: 'days', head: t('words.days'), cell: (row) => dates.span({ from: row.from_day, to: row.to_day }) },
    { key: 'lead', head: t('words.lead'), cell: (row) => row.lead },
    { key: 'state', head: t('words.state_label'), cell: (row) => <ProjectState row={row} />, phone: 'end' },
  ]
}
