import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Parts } from '../../../../../app/web/kit/parts.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { AddArea } from '../../components/workbench/add-area.tsx'
import styles from '../../components/workbench/area.module.css'
import { EditArea, MoveArea, RetireArea } from '../../components/workbench/area-acts.tsx'
import { AreaFacts } from '../../components/workbench/area-facts.tsx'
import { MergeArea, SplitArea } from '../../components/workbench/area-parting.tsx'
import { AreasBelow } from '../../components/workbench/areas-below.tsx'
import { Dwellings } from '../../components/workbench/dwellings.tsx'
import type { AreaDetail } from '../../components/workbench/views.ts'
import { useRead } from '../../queries.ts'

type Act = 'add' | 'edit' | 'move' | 'merge' | 'split' | 'retire'

const order: [Act, string][] = [
  ['add', 'add_below'],
  ['edit', 'edit'],
  ['move', 'move'],
  ['merge', 'merge'],
  ['split', 'split'],
  ['retire', 'retire'],
]

function Acts({ area }: { area: AreaDetail }) {
  const t = useWords('territory')
  const [act, setAct] = useState<Act | null>(null)
  const may = order.filter(([, right]) => area.can.includes(right))
  const close = () => setAct(null)
  if (may.length === 0) return null
  return (
    <Card title={t('workbench.area.acts')}>
      <div className={styles.acts}>
        {may.map(([name]) => (
          <Button key={name} onClick={() => setAct(name)}>
            {t(`workbench.acts.${name}.open`)}
          </Button>
        ))}
      </div>
      {act === 'add' && <AddArea under={area} onClose={close} />}
      {act === 'edit' && <EditArea area={area} onClose={close} />}
      {act === 'move' && <MoveArea area={area} onClose={close} />}
      {act === 'merge' && <MergeArea area={area} onClose={close} />}
      {act === 'split' && <SplitArea area={area} onClose={close} />}
      {act === 'retire' && <RetireArea area={area} onClose={close} />}
    </Card>
  )
}

/** One area: what it is, where it stands in both trees, what stands below it. */
export default function AreaPage({ params }: PageProps<'id'>) {
  const t = useWords('territory')
  const may = useMay()
  const query = useRead('GET /api/c/:community/areas/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={query.data?.full_name ?? t('workbench.area.title')}
      back="/areas"
      backLabel={t('workbench.areas.title')}
      intro={query.data?.retired ? t('workbench.area.retired') : undefined}
    >
      <QueryView query={query}>
        {(area) => (
          <div className={layout.columns}>
            <Stack>
              {area.kind !== 'stairwell' && <AreasBelow key={area.id} area={area} />}
              {area.kind === 'building' && may('territory.read') && <Dwellings key={area.id} area={area} />}
              {area.kind === 'building' && <Parts place="territory.building" id={area.id} />}
            </Stack>
            <Stack>
              <AreaFacts area={area} />
              <Acts area={area} />
              <Parts place="territory.area" id={area.id} />
            </Stack>
          </div>
        )}
      </QueryView>
    </PageFrame>
  )
}
