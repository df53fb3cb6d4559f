import { NoticeBoard } from '../../../../../app/web/art/notice-board.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type SignRow, signTones } from './views.ts'

interface SignTableProps {
  pages: Parameters<typeof RecordPages<SignRow>>[0]['pages']
  caption: string
  none: { title: string; help: string }
}

/** Signs by kind and place; what was noticed is read in the sign itself. */
export function SignTable({ pages, caption, none }: SignTableProps) {
  const t = useWords('outreach')
  const dates = useDates()
  const columns: Column<SignRow>[] = [
    {
      key: 'kind',
      head: t('workbench.signs.kind'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/signs/${row.id}`}>{t(`workbench.signs.kinds.${row.kind}`)}</Link>
          <Under>{row.place}</Under>
        </>
      ),
    },
    {
      key: 'urgency',
      head: t('workbench.signs.urgency'),
      cell: (row) => t(`workbench.signs.urgencies.${row.urgency}`),
    },
    { key: 'day', head: t('workbench.signs.day'), cell: (row) => dates.short(row.noted_at) },
    {
      key: 'state',
      head: t('workbench.signs.state'),
      cell: (row) => <StateTag tone={signTones[row.state]}>{t(`workbench.signs.states.${row.state}`)}</StateTag>,
    },
  ]
  return (
    <RecordPages
      pages={pages}
      caption={caption}
      columns={columns}
      keyOf={(row) => row.id}
      none={{ drawing: <NoticeBoard />, ...none }}
    />
  )
}
