import { usePeopleFound } from '../../../../../app/web/kit/people-found.ts'
import { PickField, usePick } from '../../../../../app/web/kit/pick-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'

export interface Picked {
  id: string
  name: string
}

interface PersonPickProps {
  name: string
  label: string
  value: Picked | null
  onChange: (person: Picked | null) => void
  optional?: boolean
  error?: string
}

const shownMost = 8

/** Finds a person of the register by name, letters, end of the number or dwelling. */
export function PersonPick({ name, label, value, onChange, optional, error }: PersonPickProps) {
  const t = useWords('ballots')
  const { typed, setTyped, q } = usePick()
  const found = usePeopleFound(q, value === null)
  const items = typed.trim() === '' ? undefined : found.data?.items.slice(0, shownMost)
  return (
    <PickField
      name={name}
      label={label}
      hint={value ? undefined : t('words.person_hint')}
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
      none={t('words.nobody_found')}
      problem={found.error}
      error={error}
    />
  )
}
