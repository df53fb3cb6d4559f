import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { territory } from '../../components/workbench/peers.ts'

type Compounds = Awaited<ReturnType<typeof territory.call<'GET /api/c/:community/compounds'>>>
type Compound = Compounds['items'][number]

/** The compounds of the community; each leads to its five sides. */
export default function CompoundsPage() {
  const t = useWords('bodies')
  const list = territory.useReadPages('GET /api/c/:community/compounds', { query: {} })
  const kinds = territory.useRead('GET /api/area-kinds')
  const kindOf = (row: Compound) =>
    kinds.data?.compound_kinds.find((kind) => kind.code === row.compound_kind)?.name ??
    kinds.data?.area_kinds.find((kind) => kind.code === row.kind)?.name ??
    ''
  const columns: Column<Compound>[] = [
    { key: 'name', head: t('words.compound'), cell: (row) => <Link to={`/compounds/${row.id}`}>{row.name}</Link> },
    { key: 'kind', head: t('words.kind'), cell: kindOf },
    {
      key: 'buildings',
      head: t('workbench.compound.buildings'),
      cell: (row) => t('workbench.compound.buildings_count', { count: row.buildings }),
    },
    {
      key: 'households',
      head: t('workbench.compound.households'),
      cell: (row) =>
        row.households_estimate === null
          ? ''
          : t('workbench.compound.households_count', { count: row.households_estimate }),
    },
  ]
  return (
    <PageFrame title={t('workbench.compounds.title')} intro={t('workbench.compounds.intro')}>
      <Stack>
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 && !list.hasPrevious ? (
              <EmptyState drawing={<BenchUnderTree />} title={t('workbench.compounds.none')}>
                {t('workbench.compounds.none_help')}
              </EmptyState>
            ) : null
          }
        >
          {(data) => (
            <Card flush>
              <RecordTable
                caption={t('workbench.compounds.title')}
                columns={columns}
                rows={data.items}
                keyOf={(row) => row.id}
              />
            </Card>
          )}
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </PageFrame>
  )
}
