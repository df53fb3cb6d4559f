import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { ConfirmDialog } from '../../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { SelectField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { PickPerson } from '../pick-person.tsx'
import { refresh } from '../refresh.ts'
import { type Household, type Person, type PersonCard, type Relation, relations } from '../views.ts'

const householdKinds = ['family', 'shared', 'collective'] as const

/** Enters a household in one of the person's dwellings, with the person as its head. */
export function FormHousehold({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useWords('people')
  const { form, done, words } = useAct(t, 'workbench.acts.form_household', onClose)
  const homes = person.residences.filter((one) => one.until_day === null)
  const [dwelling, setDwelling] = useState(homes[0]?.dwelling_id ?? '')
  const [kind, setKind] = useState<(typeof householdKinds)[number]>('family')
  const write = useWrite('POST /api/c/:community/households', { refresh, onSuccess: done })
  const go = () =>
    write.mutate({ body: { dwelling_id: dwelling, kind, head_person_id: person.id } }, { onError: form.fail })
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.form_household.help', { name: person.name })}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <SelectField
        name="dwelling_id"
        label={t('words.dwelling')}
        value={dwelling}
        onChange={setDwelling}
        options={homes.map((home) => ({ value: home.dwelling_id, label: home.dwelling }))}
        error={form.errors['dwelling_id']}
      />
      <RadioCards
        name="kind"
        label={t('workbench.household.kind')}
        value={kind}
        onChange={setKind}
        options={householdKinds.map((value) => ({ value, label: t(`words.household_kind.${value}`) }))}
      />
    </FormDialog>
  )
}

/** Adds a person to a household. */
export function JoinHousehold({ household, onClose }: { household: Household; onClose: () => void }) {
  const t = useWords('people')
  const { form, done, words } = useAct(t, 'workbench.acts.join_household', onClose)
  const [person, setPerson] = useState<PersonCard | null>(null)
  const [relation, setRelation] = useState<Relation | ''>('')
  const write = useWrite('POST /api/c/:community/households/:id/members', { refresh, onSuccess: done })
  const go = () => {
    if (!person || !relation) {
      return form.setFields([
        ...(person ? [] : [{ path: 'person_id', code: 'required' }]),
        ...(relation ? [] : [{ path: 'relation', code: 'required' }]),
      ])
    }
    return write.mutate(
      { params: { id: household.id }, body: { person_id: person.id, relation } },
      { onError: form.fail },
    )
  }
  return (
    <FormDialog {...words} form={form} busy={write.isPending} onAct={go} onClose={onClose}>
      <PickPerson
        name="person_id"
        label={t('workbench.acts.join_household.person')}
        value={person}
        onChange={setPerson}
        error={form.errors['person_id']}
      />
      <SelectField
        name="relation"
        label={t('workbench.acts.join_household.relation')}
        value={relation}
        onChange={(value) => setRelation(value as Relation)}
        options={relations.map((value) => ({ value, label: t(`words.relation.${value}`) }))}
        error={form.errors.relation}
      />
    </FormDialog>
  )
}

interface LeaveProps {
  household: Household
  member: Household['members'][number]
  onClose: () => void
}

/** Takes a person out of a household. */
export function LeaveHousehold({ household, member, onClose }: LeaveProps) {
  const t = useWords('people')
  const { done } = useAct(t, 'workbench.acts.leave_household', onClose)
  const write = useWrite('POST /api/c/:community/households/:id/departures', { refresh, onSuccess: done })
  return (
    <ConfirmDialog
      title={t('workbench.acts.leave_household.title', { name: member.name })}
      confirm={t('workbench.acts.leave_household.act')}
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id: household.id }, body: { person_id: member.person_id } })}
      onClose={onClose}
    >
      <p>{t('workbench.acts.leave_household.help')}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}
