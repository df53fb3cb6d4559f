import { useState } from 'react'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import styles from './area.module.css'
import { DwellingFields, numberOf, StairwellField, UseFields } from './dwelling-fields.tsx'
import { refreshDwellings } from './refresh.ts'
import type { Dwelling, Use } from './views.ts'

interface AddProps {
  building: string
  onClose: () => void
}

const emptyDwelling = { stairwell: '', number: '', floor: '', floorArea: '', use: 'residential' as Use }

/** Adds one dwelling to a building. */
export function AddDwelling({ building, onClose }: AddProps) {
  const t = useWords('territory')
  const { form, done, words } = useAct(t, 'workbench.acts.add_dwelling', onClose)
  const [draft, setDraft] = useState(emptyDwelling)
  const set = (patch: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...patch }))
  const write = useWrite('POST /api/c/:community/areas/:id/dwellings', { refresh: refreshDwellings, onSuccess: done })
  const go = () =>
    write.mutate(
      {
        params: { id: building },
        body: {
          stairwell_id: draft.stairwell || null,
          number: draft.number,
          floor: numberOf(draft.floor),
          floor_area: numberOf(draft.floorArea),
          use: draft.use,
        },
      },
      { onError: form.fail },
    )
  return (
    <FormDialog {...words} form={form} busy={write.isPending} onAct={go} onClose={onClose}>
      <StairwellField
        building={building}
        value={draft.stairwell}
        onChange={(stairwell) => set({ stairwell })}
        error={form.errors['stairwell_id']}
      />
      <DwellingFields draft={draft} onChange={set} errors={form.errors} />
    </FormDialog>
  )
}

const emptyRange = { stairwell: '', from: '1', to: '', each: '2', floorArea: '', use: 'residential' as Use }

/** Adds a whole stairwell at once: floors from, to, so many on each. */
export function AddDwellings({ building, onClose }: AddProps) {
  const t = useWords('territory')
  const { form, done, words } = useAct(t, 'workbench.acts.add_dwellings', onClose)
  const [draft, setDraft] = useState(emptyRange)
  const set = (patch: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...patch }))
  const write = useWrite('POST /api/c/:community/areas/:id/dwellings/range', {
    refresh: refreshDwellings,
    onSuccess: done,
  })
  const numbers = [
    ['floor_from', 'from'],
    ['floor_to', 'to'],
    ['dwellings_per_floor', 'each'],
  ] as const
  const go = () => {
    const missing = numbers.filter(([, key]) => numberOf(draft[key]) === null)
    if (!form.setFields(missing.map(([path]) => ({ path, code: 'required' })))) return
    const body = {
      stairwell_id: draft.stairwell || null,
      floor_from: Number(draft.from),
      floor_to: Number(draft.to),
      dwellings_per_floor: Number(draft.each),
      floor_area: numberOf(draft.floorArea),
      use: draft.use,
    }
    write.mutate({ params: { id: building }, body }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.add_dwellings.help')}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <StairwellField
        building={building}
        value={draft.stairwell}
        onChange={(stairwell) => set({ stairwell })}
        error={form.errors['stairwell_id']}
      />
      <div className={styles.pair}>
        {numbers.map(([path, key]) => (
          <TextField
            key={path}
            name={path}
            label={t(`workbench.dwellings.${path}`)}
            short
            inputMode="numeric"
            value={draft[key]}
            onChange={(value) => set({ [key]: value })}
            error={form.errors[path]}
          />
        ))}
      </div>
      <UseFields draft={draft} onChange={set} errors={form.errors} />
    </FormDialog>
  )
}

interface DwellingProps {
  dwelling: Dwelling
  onClose: () => void
}

/** Mends a dwelling's number, floor, size and use. */
export function EditDwelling({ dwelling, onClose }: DwellingProps) {
  const t = useWords('territory')
  const { form, done, words } = useAct(t, 'workbench.acts.edit_dwelling', onClose)
  const [draft, setDraft] = useState({
    number: dwelling.number,
    floor: dwelling.floor === null ? '' : String(dwelling.floor),
    floorArea: dwelling.floor_area === null ? '' : String(dwelling.floor_area),
    use: dwelling.use,
  })
  const set = (patch: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...patch }))
  const write = useWrite('PATCH /api/c/:community/dwellings/:id', { refresh: refreshDwellings, onSuccess: done })
  const go = () =>
    write.mutate(
      {
        params: { id: dwelling.id },
        body: {
          number: draft.number,
          floor: numberOf(draft.floor),
          floor_area: numberOf(draft.floorArea),
          use: draft.use,
        },
      },
      { onError: form.fail },
    )
  return (
    <FormDialog {...words} help={dwelling.full_name} form={form} busy={write.isPending} onAct={go} onClose={onClose}>
      <DwellingFields draft={draft} onChange={set} errors={form.errors} />
    </FormDialog>
  )
}

/** Takes a dwelling out of use. */
export function RetireDwelling({ dwelling, onClose }: DwellingProps) {
  const t = useWords('territory')
  const { done } = useAct(t, 'workbench.acts.retire_dwelling', onClose)
  const write = useWrite('POST /api/c/:community/dwellings/:id/retire', { refresh: refreshDwellings, onSuccess: done })
  return (
    <ConfirmDialog
      title={t('workbench.acts.retire_dwelling.title', { name: dwelling.full_name })}
      confirm={t('workbench.acts.retire_dwelling.act')}
      danger
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id: dwelling.id }, body: {} })}
      onClose={onClose}
    >
      <p>{t('workbench.acts.retire_dwelling.help')}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}
