import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { useReadPages } from '../../queries.ts'
import styles from './area.module.css'
import { AddDwelling, AddDwellings, EditDwelling, RetireDwelling } from './dwelling-acts.tsx'
import { useStairwells } from './dwelling-fields.tsx'
import type { AreaDetail, Dwelling } from './views.ts'

type Act = 'one' | 'range' | { edit: Dwelling } | { retire: Dwelling } | null

function useColumns(onAct: (act: Act) => void): Column<Dwelling>[] {
  const t = useWords('territory')
  const may = useMay()
  return [
    {
      key: 'number',
      head: t('workbench.dwellings.number'),
      cell: (row) => {
        const name = [row.stairwell_name, row.number].filter(Boolean).join(' ')
        return may('people.read') ? <Link to={`/dwellings/${row.id}`}>{name}</Link> : name
      },
    },
    {
      key: 'floor',
      head: t('workbench.dwellings.floor'),
      cell: (row) => (row.floor === null ? '' : t('workbench.dwellings.nth_floor', { floor: row.floor })),
    },
    {
      key: 'area',
      head: t('workbench.dwellings.floor_area'),
      cell: (row) => (row.floor_area === null ? '' : t('workbench.dwellings.square_metres', { area: row.floor_area })),
    },
    { key: 'use', head: t('workbench.dwellings.use'), cell: (row) => t(`words.use.${row.use}`) },
    {
      key: 'acts',
      head: t('workbench.dwellings.acts'),
      narrow: true,
      phone: 'end',
      cell: (row) =>
        row.can.length > 0 && (
          <>
            <Button
              kind="plain"
              aria-label={t('workbench.acts.edit_dwelling.named', { name: row.full_name })}
              onClick={() => onAct({ edit: row })}
            >
              {t('workbench.acts.edit_dwelling.open')}
            </Button>
            <Button
              kind="plain"
              aria-label={t('workbench.acts.retire_dwelling.named', { name: row.full_name })}
              onClick={() => onAct({ retire: row })}
            >
              {t('workbench.acts.retire_dwelling.act')}
            </Button>
          </>
        ),
    },
  ]
}

/** The dwellings of a building: added one by one or floor by floor, mended, retired. */
export function Dwellings({ area }: { area: AreaDetail }) {
  const t = useWords('territory')
  const [act, setAct] = useState<Act>(null)
  const [stairwell, setStairwell] = useState('')
  const stairwells = useStairwells(area.id)
  const columns = useColumns(setAct)
  const list = useReadPages('GET /api/c/:community/areas/:id/dwellings', {
    params: { id: area.id },
    query: stairwell ? { stairwell_id: stairwell } : {},
  })
  const close = () => setAct(null)
  return (
    <Card
      title={t('workbench.dwellings.title')}
      aside={t('workbench.dwellings.count', { count: area.dwellings })}
      flush
    >
      <div className={styles.toolbar}>
        {stairwells.length > 0 && (
          <SelectField
            name="stairwell"
            label={t('workbench.dwellings.stairwell')}
            short
            none={t('workbench.dwellings.all')}
            value={stairwell}
            onChange={setStairwell}
            options={stairwells.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
        {area.can.includes('add_dwellings') && (
          <>
            <Button onClick={() => setAct('one')}>{t('workbench.acts.add_dwelling.act')}</Button>
            <Button onClick={() => setAct('range')}>{t('workbench.acts.add_dwellings.act')}</Button>
          </>
        )}
      </div>
      <QueryView query={list} part>
        {(data) =>
          data.items.length === 0 ? (
            <p className={styles.toolbar}>{t('workbench.dwellings.none')}</p>
          ) : (
            <RecordTable
              caption={t('workbench.dwellings.title')}
              columns={columns}
              rows={data.items}
              keyOf={(row) => row.id}
            />
          )
        }
      </QueryView>
      <Pager pages={list} />
      {act === 'one' && <AddDwelling building={area.id} onClose={close} />}
      {act === 'range' && <AddDwellings building={area.id} onClose={close} />}
      {act !== null && typeof act === 'object' && 'edit' in act && <EditDwelling dwelling={act.edit} onClose={close} />}
      {act !== null && typeof act === 'object' && 'retire' in act && (
        <RetireDwelling dwelling={act.retire} onClose={close} />
      )}
    </Card>
  )
}
