import { useState } from 'react'
import { useAct } from '../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { daysBetween, addDays as later } from '../../../../shared/civil-date.ts'
import type { Wanted } from './views.ts'

const daysMost = 60
const noteMost = 40
const kinds = ['rest', 'holiday', 'work'] as const

type Days = NonNullable<Wanted['days']>

interface AddDaysProps {
  today: string
  onTry: (days: Days) => void
  onClose: () => void
}

/** Days from the first to the last that are free, or worked. */
export function AddDays({ today, onTry, onClose }: AddDaysProps) {
  const t = useWords('settings')
  const { form, words } = useAct(t, 'workbench.add_days', onClose)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [kind, setKind] = useState<(typeof kinds)[number]>('rest')
  const [note, setNote] = useState('')
  const go = () => {
    if (!from) return form.setFields([{ path: 'from', code: 'required' }])
    const last = to || from
    const length = daysBetween(from, last) + 1
    if (length < 1 || length > daysMost) return form.setFields([{ path: 'to', code: 'range' }])
    return onTry(Array.from({ length }, (_, index) => ({ day: later(from, index), kind, note: note.trim() })))
  }
  return (
    <FormDialog {...words} form={form} busy={false} onAct={go} onClose={onClose}>
      <TextField
        name="from"
        label={t('workbench.add_days.from')}
        hint={t('workbench.add_days.from_hint', { today })}
        type="date"
        short
        value={from}
        onChange={setFrom}
        error={form.errors.from}
      />
      <TextField
        name="to"
        label={t('workbench.add_days.to')}
        hint={t('workbench.add_days.to_hint')}
        optional
        type="date"
        short
        value={to}
        onChange={setTo}
        error={form.errors.to}
      />
      <RadioCards
        name="kind"
        label={t('workbench.add_days.kind')}
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({
          value,
          label: t(`workbench.day.${value}`),
          hint: t(`workbench.add_days.kind_hint.${value}`),
        }))}
      />
      <TextField
        name="note"
        label={t('workbench.add_days.note')}
        hint={t('workbench.add_days.note_hint')}
        optional
        maxLength={noteMost}
        value={note}
        onChange={setNote}
      />
    </FormDialog>
  )
}
