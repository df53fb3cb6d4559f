import { type PersonFound, usePeopleFound } from '../../../../../../app/web/kit/people-found.ts'
import { PickField, usePick } from '../../../../../../app/web/kit/pick-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'

export type Person = Omit<PersonFound, 'registered_at'>

interface PersonSearchProps {
  value: Person | null
  onChange: (person: Person | null) => void
}

const shownMost = 6

/** Finds the person in the register by name, letters, end of the number or dwelling, so that nothing is asked twice. */
export function PersonSearch({ value, onChange }: PersonSearchProps) {
  const t = useWords('requests')
  const pick = usePick()
  const found = usePeopleFound(pick.q, value === null)
  const items = pick.typed.trim() === '' ? undefined : found.data?.items.slice(0, shownMost)
  const facts = (person: Person) => [person.home?.name, person.phone_masked].filter(Boolean).join(' · ')
  return (
    <PickField
      name="person"
      label={t('workbench.counter.person')}
      hint={value ? undefined : t('workbench.counter.person_hint')}
      optional
      chosen={value && [value.name, facts(value) || t('workbench.no_place')].join(' · ')}
      onDrop={() => onChange(null)}
      typed={pick.typed}
      onType={pick.setTyped}
      options={items?.map((one) => ({ value: one.id, label: one.name, hint: facts(one) }))}
      onPick={(id) => {
        pick.setTyped('')
        onChange(items?.find((one) => one.id === id) ?? null)
      }}
      none={t('workbench.counter.nobody_found')}
      problem={found.error}
    />
  )
}
