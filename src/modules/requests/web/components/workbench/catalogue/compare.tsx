import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Dialog } from '../../../../../../app/web/kit/dialog.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { type Column, RecordTable } from '../../../../../../app/web/kit/record-table.tsx'
import { SelectField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useItemRows } from './item-facts.tsx'
import type { ItemPage } from './views.ts'

type Revision = ItemPage['revisions'][number]
interface Line {
  label: string
  before: string
  after: string
}

function Pick({
  name,
  value,
  onChange,
  revisions,
}: {
  name: 'older' | 'newer'
  value: number
  onChange: (revision: number) => void
  revisions: Revision[]
}) {
  const t = useWords('requests')
  return (
    <SelectField
      name={name}
      label={t(`workbench.catalogue.compare.${name}`)}
      value={String(value)}
      onChange={(chosen) => onChange(Number(chosen))}
      options={revisions.map((one) => ({
        value: String(one.revision),
        label: t('workbench.catalogue.revision', { number: one.revision, name: one.name }),
      }))}
    />
  )
}

/** Two versions of an item side by side; only what differs. */
export function Compare({ revisions, onClose }: { revisions: Revision[]; onClose: () => void }) {
  const t = useWords('requests')
  const rowsOf = useItemRows()
  const [newer, setNewer] = useState(revisions[0]?.revision ?? 1)
  const [older, setOlder] = useState(revisions[1]?.revision ?? 1)
  const of = (revision: number) => revisions.find((one) => one.revision === revision)?.item
  const [a, b] = [of(older), of(newer)]
  const said = (value: unknown) => String(value ?? '')
  const after = b ? rowsOf(b) : []
  const lines: Line[] = (a ? rowsOf(a) : [])
    .map((row) => ({
      label: row.label,
      before: said(row.value),
      after: said(after.find((one) => one.label === row.label)?.value),
    }))
    .filter((line) => line.before !== line.after)
  const columns: Column<Line>[] = [
    { key: 'label', head: t('workbench.catalogue.compare.what'), cell: (line) => line.label },
    { key: 'before', head: t('workbench.catalogue.compare.older'), cell: (line) => line.before },
    { key: 'after', head: t('workbench.catalogue.compare.newer'), cell: (line) => line.after },
  ]
  return (
    <Dialog
      wide
      title={t('workbench.catalogue.compare.title')}
      onClose={onClose}
      acts={<Button onClick={onClose}>{t('workbench.catalogue.compare.close')}</Button>}
    >
      <div className={layout.pair}>
        <Pick name="older" value={older} onChange={setOlder} revisions={revisions} />
        <Pick name="newer" value={newer} onChange={setNewer} revisions={revisions} />
      </div>
      {lines.length === 0 ? (
        <p>{t('workbench.catalogue.compare.same')}</p>
      ) : (
        <RecordTable
          caption={t('workbench.catalogue.compare.title')}
          columns={columns}
          rows={lines}
          keyOf={(line) => line.label}
        />
      )}
    </Dialog>
  )
}
