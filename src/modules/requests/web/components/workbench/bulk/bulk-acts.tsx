import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { SelectField } from '../../../../../../app/web/kit/text-field.tsx'
import { useMay } from '../../../../../../app/web/session.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import { refresh as reads } from '../acts/act.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { type Act, acts, emptyStep, type Step, type Target } from './types.ts'

const needs: Partial<Record<Act, string>> = {
  dispatch: 'requests.dispatch',
  reclassify: 'requests.dispatch',
  note: 'requests.note',
  tag: 'requests.note',
  call_back: 'requests.call_back',
}

/** Reads lists and requests again. */
function useRefresh(): () => void {
  const client = useQueryClient()
  return () => {
    for (const read of reads) void client.invalidateQueries({ queryKey: [read] })
  }
}

/** Sequences kept under a name: chosen, looked at, run. */
export function MacroPicker({ target }: { target: Target }) {
  const t = useWords('requests')
  const refresh = useRefresh()
  const macros = useRead('GET /api/c/:community/macros')
  const [chosen, setChosen] = useState('')
  const macro = macros.data?.items.find((one) => one.id === chosen)
  if (!macros.data || macros.data.items.length === 0) return null
  return (
    <>
      <SelectField
        name="macro_id"
        label={t('workbench.macro.run')}
        value={chosen}
        onChange={setChosen}
        options={macros.data.items.map((one) => ({ value: one.id, label: one.name }))}
      />
      {macro && (
        <BulkDialog
          title={macro.name}
          target={target}
          begin={macro.steps as Step[]}
          onClose={() => setChosen('')}
          onDone={refresh}
        />
      )}
    </>
  )
}

/** The acts on what is chosen. */
export function BulkActs({ target }: { target: Target }) {
  const t = useWords('requests')
  const may = useMay()
  const refresh = useRefresh()
  const [act, setAct] = useState<Act | null>(null)
  return (
    <>
      {acts
        .filter((one) => may(needs[one] ?? 'requests.handle'))
        .map((one) => (
          <Button key={one} onClick={() => setAct(one)}>
            {t(`workbench.acts.${one}.act`)}
          </Button>
        ))}
      <MacroPicker target={target} />
      {act && (
        <BulkDialog
          title={t(`workbench.bulk.title.${act}`)}
          target={target}
          begin={[emptyStep(act)]}
          onClose={() => setAct(null)}
          onDone={refresh}
        />
      )}
    </>
  )
}
