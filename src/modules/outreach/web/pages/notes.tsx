import type { CallOutput } from '../../../../app/web/api-types.ts'
import { TeaTable } from '../../../../app/web/art/tea-table.tsx'
import type { PageProps } from '../../../../app/web/convention.ts'
import { useDates } from '../../../../app/web/dates.ts'
import { Stack } from '../../../../app/web/kit/card.tsx'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { usePick } from '../../../../app/web/kit/pick-field.tsx'
import { RecordPages } from '../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../app/web/kit/record-table.tsx'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { routes } from '../../contract.ts'
import { useReadPages } from '../queries.ts'

type Note = CallOutput<typeof routes, 'GET /api/c/:community/rounds/:id/notes'>['items'][number]

/** What was noted in a few words at the doors of a round, for who plans. */
export default function Notes({ params }: PageProps<'id'>) {
  const t = useWords('outreach')
  const dates = useDates()
  const pick = usePick()
  const list = useReadPages('GET /api/c/:community/rounds/:id/notes', {
    params: { id: params.id },
    query: { q: pick.q },
  })
  const columns: Column<Note>[] = [
    {
      key: 'note',
      head: t('workbench.notes.note'),
      wide: true,
      cell: (row) => (
        <>
          {row.note}
          {row.changed_at && <Under>{dates.full(row.changed_at)}</Under>}
        </>
      ),
    },
    {
      key: 'where',
      head: t('workbench.marks.where'),
      cell: (row) => <Link to={`/dwellings/${row.dwelling_id}`}>{row.name}</Link>,
    },
  ]
  const found = pick.q !== ''
  return (
    <PageFrame title={t('workbench.notes.title')} back={`/rounds/${params.id}`} intro={t('workbench.notes.intro')}>
      <Stack>
        <TextField
          name="q"
          type="search"
          optional
          label={t('workbench.notes.find')}
          value={pick.typed}
          onChange={pick.setTyped}
        />
        <RecordPages
          pages={list}
          caption={t('workbench.notes.title')}
          columns={columns}
          keyOf={(row) => row.dwelling_id}
          none={{
            drawing: <TeaTable />,
            title: t(found ? 'workbench.notes.none' : 'workbench.notes.empty'),
            help: t(found ? 'workbench.notes.none_help' : 'workbench.notes.empty_help'),
          }}
        />
      </Stack>
    </PageFrame>
  )
}
