import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { CheckCards, RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../../queries.ts'
import { type Dwelling, PickDwelling } from '../pick-dwelling.tsx'
import { refresh } from '../refresh.ts'
import { type Person, type Role, roles } from '../views.ts'

const titles: Role[] = ['owner', 'co_owner']

/** Moves a person from one dwelling of the community into another, with whom of the dwelling comes along. */
export function Move({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useWords('people')
  const { form, done, words } = useAct(t, 'workbench.acts.move', onClose)
  const homes = person.residences.filter((one) => one.until_day === null && one.lives_here)
  const [from, setFrom] = useState(homes[0]?.dwelling_id ?? '')
  const [to, setTo] = useState<Dwelling | null>(null)
  const [role, setRole] = useState<Role>(homes[0]?.role ?? 'owner')
  const [day, setDay] = useState('')
  const [along, setAlong] = useState<string[]>([])
  const [sold, setSold] = useState(false)
  const left = useRead('GET /api/c/:community/dwellings/:id/people', { params: { id: from } }, { enabled: from !== '' })
  const others = (left.data?.residents ?? []).filter((one) => one.lives_here && one.person_id !== person.id)
  const owns = titles.includes(homes.find((one) => one.dwelling_id === from)?.role ?? 'other')
  const write = useWrite('POST /api/c/:community/people/:id/move', { refresh, onSuccess: done })
  const go = () => {
    const missing = [
      ...(to ? [] : [{ path: 'dwelling_id', code: 'required' }]),
      ...(day ? [] : [{ path: 'day', code: 'required' }]),
    ]
    if (!form.setFields(missing) || !to) return
    const body = { from_dwelling_id: from, dwelling_id: to.id, role, day, with: along, sold: owns && sold }
    write.mutate({ params: { id: person.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.move.help', { name: person.name })}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <SelectField
        name="from_dwelling_id"
        label={t('workbench.acts.move.from')}
        value={from}
        onChange={(value) => {
          setFrom(value)
          setAlong([])
        }}
        options={homes.map((home) => ({ value: home.dwelling_id, label: home.dwelling }))}
        error={form.errors['from_dwelling_id']}
      />
      {owns && (
        <CheckCards
          name="sold"
          label={t('workbench.acts.move.former')}
          optional
          value={sold ? ['yes'] : []}
          onChange={(chosen) => setSold(chosen.length > 0)}
          options={[{ value: 'yes', label: t('workbench.acts.move.sold') }]}
        />
      )}
      <PickDwelling name="dwelling_id" value={to} onChange={setTo} error={form.errors['dwelling_id']} />
      <RadioCards
        name="role"
        label={t('words.role_label')}
        value={role}
        onChange={setRole}
        pairs
        options={roles.map((value) => ({ value, label: t(`words.role.${value}`) }))}
      />
      <TextField
        name="day"
        label={t('workbench.acts.move.day')}
        short
        type="date"
        value={day}
        onChange={setDay}
        error={form.errors.day}
      />
      {others.length > 0 && (
        <CheckCards
          name="with"
          label={t('workbench.acts.move.with')}
          hint={t('workbench.acts.move.with_hint')}
          optional
          pairs
          value={along}
          onChange={setAlong}
          options={others.map((one) => ({ value: one.person_id, label: one.name, hint: t(`words.role.${one.role}`) }))}
          error={form.errors.with}
        />
      )}
    </FormDialog>
  )
}
