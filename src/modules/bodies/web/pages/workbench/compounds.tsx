import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import type { Column } from '../../../../../app/web/kit/record-table.tsx'
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
  const estimated = list.data?.items.some((row) => row.households_estimate !== null)
  const households: Column<Compound> = {
    key: 'households',
    head: t('workbench.compound.households'),
    cell: (row) =>
      row.households_estimate === null
        ? ''
        : t('workbench.compound.households_count', { count: row.households_estimate }),
  }
  const columns: Column<Compound>[] = [
    { key: 'name', head: t('words.compound'), cell: (row) => <Link to={`/compounds/${row.id}`}>{row.name}</Link> },
    { key: 'kind', head: t('words.kind'), cell: kindOf },
    {
      key: 'buildings',
      head: t('workbench.compound.buildings'),
      cell: (row) => t('workbench.compound.buildings_count', { count: row.buildings }),
    },
    ...(estimated ? [households] : []),
  ]
  return (
    <PageFrame title={t('workbench.compounds.title')} intro={t('workbench.compounds.intro')}>
      <Stack>
        <RecordPages
          pages={list}
          caption={t('workbench.compounds.title')}
          columns={columns}
          keyOf={(row) => row.id}
          none={{
            drawing: <BenchUnderTree />,
            title: t('workbench.compounds.none'),
            help: t('workbench.compounds.none_help'),
          }}
        />
      </Stack>
    </PageFrame>
  )
}
