import { Card } from '../../../../../app/web/kit/card.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useReadPages } from '../../queries.ts'
import styles from './area.module.css'
import { useKinds } from './kinds.ts'
import type { Area, AreaDetail } from './views.ts'

/** What stands directly below an area: in a compound by the residential tree, elsewhere by the administrative one. */
export function AreasBelow({ area }: { area: AreaDetail }) {
  const t = useWords('territory')
  const { kindOf, nameOf } = useKinds()
  const tree = kindOf(area.kind)?.site ? 'residential' : 'admin'
  const list = useReadPages('GET /api/c/:community/areas', { query: { parent_id: area.id, tree } })
  const columns: Column<Area>[] = [
    { key: 'name', head: t('workbench.facts.name'), cell: (row) => <Link to={`/areas/${row.id}`}>{row.name}</Link> },
    { key: 'kind', head: t('workbench.facts.kind'), cell: (row) => nameOf(row.kind) },
  ]
  return (
    <Card title={t('workbench.area.below')} flush>
      <QueryView query={list} part>
        {(data) =>
          data.items.length === 0 ? (
            <p className={styles.toolbar}>{t('workbench.area.nothing_below')}</p>
          ) : (
            <RecordTable
              caption={t('workbench.area.below')}
              columns={columns}
              rows={data.items}
              keyOf={(row) => row.id}
            />
          )
        }
      </QueryView>
      <Pager pages={list} />
    </Card>
  )
}
