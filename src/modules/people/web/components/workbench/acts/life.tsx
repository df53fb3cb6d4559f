import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useGo } from '../../../../../../app/web/kit/navigation.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { refresh } from '../refresh.ts'
import type { Person } from '../views.ts'

const nameMost = 40

/** Notes that somebody died, with the day. */
export function NoteDeath({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useWords('people')
  const { form, done, words } = useAct(t, 'workbench.acts.note_death', onClose)
  const [day, setDay] = useState('')
  const write = useWrite('POST /api/c/:community/people/:id/death', { refresh, onSuccess: done })
  const act = () => {
    if (!day) return form.setFields([{ path: 'day', code: 'required' }])
    return write.mutate({ params: { id: person.id }, body: { day } }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.note_death.help', { name: person.name })}
      form={form}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="day"
        label={t('workbench.acts.note_death.day')}
        short
        type="date"
        value={day}
        onChange={setDay}
        error={form.errors.day}
      />
    </FormDialog>
  )
}

/** Registers a child born to somebody. */
export function NoteBirth({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useWords('people')
  const go = useGo()
  const { form, done, words } = useAct(t, 'workbench.acts.note_birth', onClose)
  const [name, setName] = useState('')
  const [sex, setSex] = useState<'female' | 'male'>('female')
  const [day, setDay] = useState('')
  const write = useWrite('POST /api/c/:community/people/:id/children', {
    refresh,
    onSuccess: (child) => {
      done()
      go(`/people/${child.id}`)
    },
  })
  const act = () => {
    const missing = [
      ...(name.trim() === '' ? [{ path: 'name', code: 'required' }] : []),
      ...(day === '' ? [{ path: 'birth_date', code: 'required' }] : []),
    ]
    const body = { name, sex, birth_date: day }
    return form.setFields(missing) && write.mutate({ params: { id: person.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.note_birth.help', { name: person.name })}
      form={form}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="name"
        label={t('words.name')}
        value={name}
        onChange={setName}
        maxLength={nameMost}
        error={form.errors.name}
      />
      <RadioCards
        name="sex"
        label={t('words.sex_label')}
        value={sex}
        onChange={setSex}
        pairs
        options={(['female', 'male'] as const).map((value) => ({ value, label: t(`words.sex.${value}`) }))}
      />
      <TextField
        name="birth_date"
        label={t('words.birth_date')}
        short
        type="date"
        value={day}
        onChange={setDay}
        error={form.errors['birth_date']}
      />
    </FormDialog>
  )
}
