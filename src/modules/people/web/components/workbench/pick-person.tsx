import { usePeopleFound } from '../../../../../app/web/kit/people-found.ts'
import { PickField, usePick } from '../../../../../app/web/kit/pick-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { PersonCard } from './views.ts'

interface PickPersonProps {
  name: string
  label: string
  value: PersonCard | null
  onChange: (person: PersonCard | null) => void
  error?: string
  /** An entry that is no choice: the one the page shows. */
  except?: string
}

/** Finds one entry of the register by name, letters, end of the number or dwelling. */
export function PickPerson({ name, label, value, onChange, error, except }: PickPersonProps) {
  const t = useWords('people')
  const { typed, setTyped, q } = usePick()
  const found = usePeopleFound(q, value === null)
  const people = (found.data?.items ?? []).filter((one) => one.id !== except)
  return (
    <PickField
      name={name}
      label={label}
      hint={t('workbench.pick_person.hint')}
      error={error}
      chosen={value && [value.name, value.home?.name].filter(Boolean).join(' · ')}
      onDrop={() => onChange(null)}
      typed={typed}
      onType={setTyped}
      options={
        q === '' || !found.data
          ? undefined
          : people.map((one) => ({
              value: one.id,
              label: one.name,
              hint: [one.home?.name, one.phone_masked].filter(Boolean).join(' · '),
            }))
      }
      onPick={(id) => onChange(people.find((one) => one.id === id) ?? null)}
      none={t('workbench.pick_person.none')}
      problem={found.error}
    />
  )
}
