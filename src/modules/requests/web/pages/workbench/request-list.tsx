import { BulkBar } from '../../../../../app/web/kit/bulk-bar.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ColumnChooser } from '../../../../../app/web/kit/column-chooser.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { FilterChips } from '../../../../../app/web/kit/filter-chips.tsx'
import listStyles from '../../../../../app/web/kit/list/list.module.css'
import { useGo, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { useSelection } from '../../../../../app/web/kit/selection.ts'
import { SavedViews } from '../../../../../app/web/kit/views/saved-views.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { BulkActs } from '../../components/workbench/bulk/bulk-acts.tsx'
import { address, columnNames, type Listed, useColumns } from '../../components/workbench/list/columns.tsx'
import { RequestsExport, RequestsExported } from '../../components/workbench/list/export-button.tsx'
import { FilterBar } from '../../components/workbench/list/filter-bar.tsx'
import { filterNames, type ListQuery, type Search, useFilterWords } from '../../components/workbench/list/filters.ts'
import styles from '../../components/workbench/list/list.module.css'
import { useBadges } from '../../components/workbench/list/use-badges.ts'
import { RowActs } from '../../components/workbench/row-acts.tsx'
import { usePresences } from '../../components/workbench/team/use-team.ts'
import { useReadPages } from '../../queries.ts'

/** Nothing found: which filter to drop, each by a press. */
function NoneMatch({ search, onChange }: { search: Search; onChange: (patch: Search) => void }) {
  const t = useWords('requests')
  const words = useFilterWords(search)
  const set = filterNames.filter((name) => search[name])
  if (set.length === 0) return <EmptyState title={t('workbench.list.none')}>{t('workbench.list.none_help')}</EmptyState>
  const drop = set.map((name) => (
    <button key={name} type="button" className={styles.drop} onClick={() => onChange({ [name]: undefined })}>
      {t('workbench.list.drop', { name: t(`workbench.filters.${name}`), value: words(name) })}
    </button>
  ))
  return (
    <EmptyState title={t('workbench.list.none_match')} action={drop}>
      {t('workbench.list.none_match_help')}
    </EmptyState>
  )
}

/** All requests this person may see; filters, columns and order stand in the address, so that a view can be kept and sent. */
export default function RequestListPage() {
  const t = useWords('requests')
  const may = useMay()
  const go = useGo()
  const [search, setSearch] = useSearch()
  const open = (view: string) => go(view === '' ? '/requests' : `/requests?${view}`)
  const filter = address.filtersOf(search)
  const query = { ...filter, ...(search.sort ? { sort: search.sort } : {}) } as ListQuery
  const list = useReadPages('GET /api/c/:community/requests', { query })
  const selection = useSelection(
    (list.data?.items ?? []).map((row) => row.id),
    JSON.stringify(filter),
  )
  const words = useFilterWords(search)
  const chosen = address.columnsOf(search)
  const columns = useColumns(chosen, {
    list: new URLSearchParams(query as Record<string, string>).toString(),
    presentAt: usePresences((list.data?.items ?? []).map((row) => row.id)),
  })
  const chips = filterNames.map((name) => ({ key: name, label: t(`workbench.filters.${name}`), value: words(name) }))
  const clear = () => setSearch(address.none())
  return (
    <PageFrame
      title={t('workbench.list.title')}
      actions={may('requests.export') && <RequestsExport query={query} columns={chosen} />}
    >
      <RowActs />
      <Stack>
        {may('requests.export') && <RequestsExported />}
        <SavedViews list="requests" current={address.addressOf(search)} badges={useBadges()} onOpen={open} />
        <FilterBar key={search.q} search={search} onChange={setSearch} />
        <div className={listStyles.line}>
          <FilterChips chips={chips} onDrop={(key) => setSearch({ [key]: undefined })} onClear={clear} />
          <ColumnChooser
            columns={columnNames.map((key) => ({ key, label: t(`workbench.columns.${key}`) }))}
            chosen={chosen}
            onChange={(next) => setSearch({ columns: address.columnsText(next) })}
          />
        </div>
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 && !list.hasPrevious ? <NoneMatch search={search} onChange={setSearch} /> : null
          }
        >
          {(data) => (
            <Card flush>
              <RecordTable
                caption={t('workbench.list.title')}
                columns={columns}
                rows={data.items}
                keyOf={(row) => row.id}
                dataOf={(row) => ({ 'data-request': row.id, 'data-number': row.number, 'data-title': row.title })}
                {...(may('requests.handle') ? { select: { selection, label: (row: Listed) => row.number } } : {})}
              />
            </Card>
          )}
        </QueryView>
        <Pager pages={list} />
        <BulkBar selection={selection} more={list.hasNext || list.hasPrevious}>
          <BulkActs
            target={selection.all ? { filter: query } : { ids: [...selection.ids] }}
            onEnded={selection.clear}
          />
        </BulkBar>
      </Stack>
    </PageFrame>
  )
}
