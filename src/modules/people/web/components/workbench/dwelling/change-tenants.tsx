import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { CheckCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { PickPerson } from '../pick-person.tsx'
import { dwellingReads, refresh } from '../refresh.ts'
import type { PersonCard, RegisteredDwelling, Tenancy } from '../views.ts'
import { ContractFields, contractBody, contractOf, emptyContract } from './contract-fields.tsx'

interface ActProps {
  dwelling: RegisteredDwelling
  onClose: () => void
}

/** Who leaves and who comes, in one act: everybody who rents is marked as leaving until somebody says otherwise. */
export function ChangeTenants({ dwelling, onClose }: ActProps) {
  const t = useWords('people')
  const { form, done, words } = useAct(t, 'workbench.acts.change_tenants', onClose)
  const renting = dwelling.residents.filter((one) => one.role !== 'owner' && one.role !== 'co_owner')
  const tenants = renting.filter((one) => one.role === 'tenant' || one.tenancy_id !== null)
  const [day, setDay] = useState('')
  const [leaving, setLeaving] = useState(tenants.map((one) => one.residence_id))
  const [arriving, setArriving] = useState<PersonCard[]>([])
  const [contract, setContract] = useState(emptyContract)
  const write = useWrite('POST /api/c/:community/dwellings/:id/tenancies', {
    refresh: [...refresh, ...dwellingReads],
    onSuccess: done,
  })
  const go = () => {
    const known = contractBody(contract)
    const missing = [
      ...(day ? [] : [{ path: 'from_day', code: 'required' }]),
      ...(leaving.length + arriving.length > 0 ? [] : [{ path: 'arriving', code: 'required' }]),
      ...(known ? [] : [{ path: 'deposit', code: 'invalid' }]),
    ]
    if (!form.setFields(missing) || !known) return
    const coming = arriving.map((one) => ({ person_id: one.id }))
    const body = { from_day: day, leaving, arriving: coming, ...known }
    write.mutate({ params: { id: dwelling.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.change_tenants.help')}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <TextField
        name="from_day"
        label={t('workbench.acts.change_tenants.day')}
        hint={t('workbench.acts.change_tenants.day_hint')}
        short
        type="date"
        value={day}
        onChange={setDay}
        error={form.errors['from_day']}
      />
      {renting.length > 0 && (
        <CheckCards
          name="leaving"
          label={t('workbench.acts.change_tenants.leaving')}
          optional
          pairs
          value={leaving}
          onChange={setLeaving}
          options={renting.map((one) => ({
            value: one.residence_id,
            label: one.name,
            hint: t(`words.role.${one.role}`),
          }))}
          error={form.errors.leaving}
        />
      )}
      <Arriving value={arriving} onChange={setArriving} error={form.errors.arriving} />
      {arriving.length > 0 && <ContractFields value={contract} onChange={setContract} errors={form.errors} />}
    </FormDialog>
  )
}

interface ArrivingProps {
  value: PersonCard[]
  onChange: (people: PersonCard[]) => void
  error?: string
}

function Arriving({ value, onChange, error }: ArrivingProps) {
  const t = useWords('people')
  return (
    <>
      <PickPerson
        name="arriving"
        label={t('workbench.acts.change_tenants.arriving')}
        value={null}
        onChange={(person) => {
          if (person && !value.some((one) => one.id === person.id)) onChange([...value, person])
        }}
        error={error}
      />
      {value.length > 0 && (
        <ul className={layout.lines}>
          {value.map((one) => (
            <li key={one.id}>
              <span>{one.name}</span>
              <Button
                kind="plain"
                aria-label={t('workbench.acts.change_tenants.drop_named', { name: one.name })}
                onClick={() => onChange(value.filter((other) => other.id !== one.id))}
              >
                {t('workbench.acts.change_tenants.drop')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Mends or completes what is known of a contract. */
export function EditTenancy({ tenancy, onClose }: { tenancy: Tenancy; onClose: () => void }) {
  const t = useWords('people')
  const { form, done, words } = useAct(t, 'workbench.acts.edit_tenancy', onClose)
  const [contract, setContract] = useState(contractOf(tenancy))
  const write = useWrite('PATCH /api/c/:community/tenancies/:id', { refresh: dwellingReads, onSuccess: done })
  const go = () => {
    const body = contractBody(contract)
    if (!body) return form.setFields([{ path: 'deposit', code: 'invalid' }])
    return write.mutate({ params: { id: tenancy.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog {...words} form={form} busy={write.isPending} onAct={go} onClose={onClose}>
      <ContractFields value={contract} onChange={setContract} errors={form.errors} />
    </FormDialog>
  )
}
