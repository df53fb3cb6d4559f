import { Link } from '../../../../app/web/kit/navigation.tsx'
import { type Column, Under } from '../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { NextStep, UndertakingState } from './state.tsx'
import { type Brief, pathOf } from './views.ts'

/** Undertakings as a table. */
export function useColumns(): Column<Brief>[] {
  const t = useWords('undertakings')
  return [
    {
      key: 'title',
      head: t('words.title'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`${pathOf[row.kind]}/${row.id}`}>{row.title}</Link>{' '}
          {row.confidential && <StateTag tone="info">{t('words.confidential')}</StateTag>}
          <Under>
            {[row.outside_body, row.place || t('words.whole'), t('words.requests_count', { count: row.requests_count })]
              .filter(Boolean)
              .join(' · ')}
          </Under>
        </>
      ),
    },
    { key: 'next', head: t('words.next'), wide: true, cell: (row) => <NextStep row={row} /> },
    { key: 'lead', head: t('words.lead'), cell: (row) => row.lead },
    { key: 'state', head: t('words.state_label'), cell: (row) => <UndertakingState row={row} />, phone: 'end' },
  ]
}
