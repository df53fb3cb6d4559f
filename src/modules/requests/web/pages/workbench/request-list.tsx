import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { FilterChips } from '../../../../../app/web/kit/filter-chips.tsx'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { ExportButton } from '../../components/workbench/export-button.tsx'
import { FilterBar } from '../../components/workbench/filter-bar.tsx'
import { filterNames, type ListQuery, useFilterWords } from '../../components/workbench/filters.ts'
import { RequestRows } from '../../components/workbench/request-rows.tsx'
import { useReadPages } from '../../queries.ts'

/** All requests this person may see; filters stand in the address, so that a view can be kept and sent. */
export default function RequestListPage() {
  const t = useWords('requests')
  const may = useMay()
  const [search, setSearch] = useSearch()
  const query = Object.fromEntries(
    filterNames.flatMap((name) => (search[name] ? [[name, search[name]]] : [])),
  ) as ListQuery
  const list = useReadPages('GET /api/c/:community/requests', { query })
  const words = useFilterWords(search)
  const chips = filterNames.map((name) => ({
    key: name,
    label: t(`workbench.filters.${name}`),
    value: words(name, search[name]),
  }))
  const clear = () => setSearch(Object.fromEntries(filterNames.map((name) => [name, undefined])))
  return (
    <PageFrame title={t('workbench.list.title')} actions={may('requests.export') && <ExportButton query={query} />}>
      <Stack>
        <FilterBar search={search} onChange={setSearch} />
        <FilterChips chips={chips} onDrop={(key) => setSearch({ [key]: undefined })} onClear={clear} />
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 && !list.hasPrevious ? (
              <EmptyState
                title={t(Object.keys(query).length > 0 ? 'workbench.list.none_match' : 'workbench.list.none')}
              >
                {t(Object.keys(query).length > 0 ? 'workbench.list.none_match_help' : 'workbench.list.none_help')}
              </EmptyState>
            ) : null
          }
        >
          {(data) => (
            <Card flush>
              <RequestRows rows={data.items} caption={t('workbench.list.title')} />
            </Card>
          )}
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </PageFrame>
  )
}
