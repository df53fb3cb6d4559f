import { usePeopleFound } from './people-found.ts'
import { PickField, usePick } from './pick-field.tsx'

export interface PickedPerson {
  id: string
  name: string
}

interface PersonPickProps {
  name?: string
  label: string
  /** what may be typed */
  hint: string
  /** said where nobody is found */
  none: string
  value: PickedPerson | null
  onChange: (person: PickedPerson | null) => void
  optional?: boolean
  error?: string | undefined
}

const shownMost = 8

/** Finds a person of the register by name, letters, end of the number or dwelling. */
export function PersonPick({ name = 'person_id', hint, value, onChange, ...rest }: PersonPickProps) {
  const { typed, setTyped, q } = usePick()
  const found = usePeopleFound(q, value === null)
  const items = typed.trim() === '' ? undefined : found.data?.items.slice(0, shownMost)
  return (
    <PickField
      {...rest}
      name={name}
      hint={value ? undefined : hint}
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
      problem={found.error}
    />
  )
}
