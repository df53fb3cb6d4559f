import { usePeopleFound } from '../../../../../app/web/kit/people-found.ts'
import { PickField, usePick } from '../../../../../app/web/kit/pick-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'

export interface Person {
  id: string
  name: string
}

interface PersonPickProps {
  name?: string
  label: string
  value: Person | null
  onChange: (person: Person | null) => void
  optional?: boolean
  error?: string | undefined
}

const shownMost = 8

/** Finds a person of the register by name, letters, end of the number or dwelling. */
export function PersonPick({ name = 'person_id', label, value, onChange, optional, error }: PersonPickProps) {
  const t = useWords('counters')
  const { typed, setTyped, q } = usePick()
  const found = usePeopleFound(q, value === null)
  const items = typed.trim() === '' ? undefined : found.data?.items.slice(0, shownMost)
  return (
    <PickField
      name={name}
      label={label}
      hint={value ? undefined : t('workbench.person_hint')}
      optional={optional}
      chosen={value?.name}
      onDrop={() => onChange(null)}
      typed={typed}
      onType={setTyped}
      options={items?.map((one) => ({
        value: one.id,
        label: one.name,
        hint: [one.home?.name, one.phone_masked].filter(Boolean).join(' · '),
      }))}
      onPick={(id) => {
        const person = items?.find((one) => one.id === id)
        setTyped('')
        if (person) onChange({ id: person.id, name: person.name })
      }}
      none={t('workbench.nobody_found')}
      problem={found.error}
      error={error}
    />
  )
}
