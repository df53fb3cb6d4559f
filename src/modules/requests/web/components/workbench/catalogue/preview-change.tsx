import { useQuery } from '@tanstack/react-query'
import type { ApiProblem } from '../../../../../../app/web/api-problem.ts'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { call } from '../../../queries.ts'
import type { ItemPreview, WantedItem } from './views.ts'

const route = 'POST /api/c/:community/catalogue/:code/preview'

type Example = ItemPreview['open']['examples'][number]

function Examples({ rows }: { rows: Example[] }) {
  const t = useWords('requests')
  const dates = useDates()
  const side = (way: Example['before']) => (
    <>
      {way.body ?? t(`words.answerable.${way.kind}`)}
      <Under>{t('workbench.catalogue.preview.due', { time: dates.full(way.resolve) })}</Under>
    </>
  )
  const columns: Column<Example>[] = [
    {
      key: 'request',
      head: t('workbench.catalogue.preview.request'),
      cell: (row) => (
        <>
          <Link to={`/requests/${row.id}`}>{row.title}</Link>
          <Under>{row.number}</Under>
        </>
      ),
    },
    { key: 'before', head: t('workbench.catalogue.preview.before'), cell: (row) => side(row.before) },
    { key: 'after', head: t('workbench.catalogue.preview.after'), cell: (row) => side(row.after) },
  ]
  return (
    <RecordTable
      caption={t('workbench.catalogue.preview.title')}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.id}
    />
  )
}

/** What another version or another word on who answers would do: now, and in the last thirty days. */
export function PreviewChange({ code, wanted }: { code: string; wanted: WantedItem }) {
  const t = useWords('requests')
  const preview = useQuery<ItemPreview, ApiProblem>({
    queryKey: [route, code, wanted],
    queryFn: () => call(route, { params: { code }, body: wanted }),
  })
  return (
    <section aria-live="polite">
      <QueryView query={preview} part>
        {({ open, replay, capped }) => (
          <>
            <p>{t('workbench.catalogue.preview.open', open)}</p>
            <p>{t('workbench.catalogue.preview.replay', replay)}</p>
            {capped && <p>{t('workbench.catalogue.preview.capped')}</p>}
            {open.examples.length > 0 && <Examples rows={open.examples} />}
          </>
        )}
      </QueryView>
    </section>
  )
}
