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

/** Reads lists and requests again once something was done; the selection goes when the window with the result is closed. */
function useEnd(close: () => void, onEnded: (() => void) | undefined) {
  const client = useQueryClient()
  const [ended, setEnded] = useState(false)
  return {
    onDone: () => {
      setEnded(true)
      for (const read of reads) void client.invalidateQueries({ queryKey: [read] })
    },
    onClose: () => {
      close()
      setEnded(false)
      if (ended) onEnded?.()
    },
  }
}

interface BulkActsProps {
  target: Target
  /** A run has ended and its result was seen. */
  onEnded?: (() => void) | undefined
}

/** Sequences kept under a name: chosen, looked at, run. */
export function MacroPicker({ target, onEnded }: BulkActsProps) {
  const t = useWords('requests')
  const macros = useRead('GET /api/c/:community/macros')
  const [chosen, setChosen] = useState('')
  const end = useEnd(() => setChosen(''), onEnded)
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
          begin={(macro.steps as Step[]).map((step) => (step.act === 'snooze' ? { ...step, until: '' } : step))}
          {...end}
        />
      )}
    </>
  )
}

/** The acts on what is chosen. */
export function BulkActs({ target, onEnded }: BulkActsProps) {
  const t = useWords('requests')
  const may = useMay()
  const [act, setAct] = useState<Act | null>(null)
  const end = useEnd(() => setAct(null), onEnded)
  return (
    <>
      {acts
        .filter((one) => may(needs[one] ?? 'requests.handle'))
        .map((one) => (
          <Button key={one} onClick={() => setAct(one)}>
            {t(`workbench.acts.${one}.act`)}
          </Button>
        ))}
      <MacroPicker target={target} onEnded={onEnded} />
      {act && <BulkDialog title={t(`workbench.bulk.title.${act}`)} target={target} begin={[emptyStep(act)]} {...end} />}
    </>
  )
}
