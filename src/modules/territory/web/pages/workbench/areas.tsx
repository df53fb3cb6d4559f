import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { PickField, usePick } from '../../../../../app/web/kit/pick-field.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { AddArea } from '../../components/workbench/add-area.tsx'
import { useKinds } from '../../components/workbench/kinds.ts'
import { treeOf } from '../../components/workbench/tree.ts'
import styles from '../../components/workbench/tree-view.module.css'
import { TreeView } from '../../components/workbench/tree-view.tsx'
import type { Area } from '../../components/workbench/views.ts'
import { useRead } from '../../queries.ts'

function Find() {
  const t = useWords('territory')
  const go = useGo()
  const { nameOf } = useKinds()
  const { typed, setTyped, q } = usePick()
  const found = useRead('GET /api/c/:community/areas/search', { query: { q } }, { enabled: q !== '' })
  return (
    <div className={styles.find}>
      <PickField
        name="area"
        label={t('workbench.areas.find')}
        hint={t('workbench.areas.find_hint')}
        chosen={null}
        onDrop={() => {}}
        typed={typed}
        onType={setTyped}
        options={
          q === '' || !found.data
            ? undefined
            : found.data.items.map((area) => ({ value: area.id, label: area.full_name, hint: nameOf(area.kind) }))
        }
        onPick={(id) => go(`/areas/${id}`)}
        none={t('workbench.areas.none_found')}
        problem={found.error}
      />
    </div>
  )
}

function Trees({ areas, cut }: { areas: Area[]; cut: boolean }) {
  const t = useWords('territory')
  const admin = treeOf(areas, 'admin_path')
  const homes = treeOf(areas, 'compound_path')
  return (
    <Stack>
      {cut && <p>{t('workbench.areas.cut', { count: areas.length })}</p>}
      <div className={styles.columns}>
        <Card title={t('workbench.areas.admin')}>
          <p className={styles.about}>{t('workbench.areas.admin_about')}</p>
          <TreeView nodes={admin} openDepth={1} />
        </Card>
        <Card title={t('workbench.areas.residential')}>
          <p className={styles.about}>{t('workbench.areas.residential_about')}</p>
          <TreeView nodes={homes} />
        </Card>
      </div>
    </Stack>
  )
}

/** The two trees of the community side by side: grids and compounds, which meet at the building. */
export default function AreasPage() {
  const t = useWords('territory')
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const tree = useRead('GET /api/c/:community/areas/tree')
  const add = may('territory.edit') && (
    <Button kind="main" narrow icon={IconPlus} onClick={() => setAdding(true)}>
      {t('workbench.acts.add.act')}
    </Button>
  )
  return (
    <PageFrame title={t('workbench.areas.title')} intro={t('workbench.areas.intro')} actions={add}>
      <Find />
      <QueryView
        query={tree}
        empty={(data) =>
          data.items.length === 0 ? (
            <EmptyState drawing={<BenchUnderTree />} title={t('workbench.areas.none')}>
              {t('workbench.areas.none_help')}
            </EmptyState>
          ) : null
        }
      >
        {(data) => <Trees areas={data.items} cut={data.cut} />}
      </QueryView>
      {adding && <AddArea under={null} onClose={() => setAdding(false)} />}
    </PageFrame>
  )
}
