import { createApi } from '../../../../../app/web/api.ts'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { FilterChips } from '../../../../../app/web/kit/filter-chips.tsx'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { routes } from '../../../../people/contract.ts'
import { type call, useReadPages } from '../../queries.ts'

const people = createApi<typeof routes>()

type Look = Awaited<ReturnType<typeof call<'GET /api/c/:community/view-log'>>>['items'][number]

/** Of somebody under age: who agreed, or who was told. */
function minorWords(
  t: ReturnType<typeof useWords>,
  { approved_by: name, guardians_told: count }: NonNullable<Look['minor']>,
) {
  if (name !== null) return t('workbench.view_log.minor_approved', { name })
  return count ? t('workbench.view_log.minor_told', { count }) : t('workbench.view_log.minor_untold')
}

function Rows({ rows }: { rows: Look[] }) {
  const t = useWords('access')
  const dates = useDates()
  const columns: Column<Look>[] = [
    {
      key: 'viewer',
      head: t('workbench.view_log.viewer'),
      cell: (row) => (
        <>
          {row.viewer_name ?? t('workbench.view_log.nobody')}
          {row.viewer_post && <Under>{row.viewer_post}</Under>}
        </>
      ),
    },
    {
      key: 'person',
      head: t('workbench.view_log.person'),
      cell: (row) => (
        <>
          <Link to={`/people/${row.person_id}`}>{row.person_name}</Link>
          <Under>{t(`words.${row.field}`)}</Under>
        </>
      ),
    },
    {
      key: 'reason',
      head: t('workbench.view_log.reason'),
      cell: (row) => (
        <>
          {row.reason}
          {row.minor && <Under>{minorWords(t, row.minor)}</Under>}
        </>
      ),
    },
    { key: 'time', head: t('workbench.view_log.time'), narrow: true, cell: (row) => dates.full(row.viewed_at) },
  ]
  return <RecordTable caption={t('workbench.view_log.title')} columns={columns} rows={rows} keyOf={(row) => row.id} />
}

/** Who looked at whose number, when and what for; of everybody, or of one person. */
export default function ViewLogPage() {
  const t = useWords('access')
  const [search, setSearch] = useSearch()
  const list = useReadPages('GET /api/c/:community/view-log', { query: { person_id: search.person } })
  const person = people.useRead(
    'GET /api/c/:community/people/:id',
    { params: { id: search.person ?? '' } },
    { enabled: Boolean(search.person) },
  )
  const all = () => setSearch({ person: undefined })
  const named = search.person && (person.data?.name ?? t('workbench.view_log.one'))
  return (
    <PageFrame title={t('workbench.view_log.title')} intro={t('workbench.view_log.intro')}>
      <Stack>
        <FilterChips
          chips={[{ key: 'person', label: t('workbench.view_log.person'), value: named }]}
          onDrop={all}
          onClear={all}
        />
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 && !list.hasPrevious ? (
              <EmptyState drawing={<TeaTable />} title={t('workbench.view_log.none')}>
                {t('workbench.view_log.none_help')}
              </EmptyState>
            ) : null
          }
        >
          {(data) => (
            <Card flush>
              <Rows rows={data.items} />
            </Card>
          )}
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </PageFrame>
  )
}
