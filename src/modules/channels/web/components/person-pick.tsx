import { usePeopleFound } from '../../../../app/web/kit/people-found.ts'
import { PickField, usePick } from '../../../../app/web/kit/pick-field.tsx'
import { useWords } from '../../../../app/web/words.ts'

export interface Person {
  id: string
  name: string
}

const shownMost = 6

interface PersonPickProps {
  value: Person | null
  onChange: (person: Person | null) => void
  error?: string
}

/** Finds whoever said it in the register; nobody chosen is nobody known. */
export function PersonPick({ value, onChange, error }: PersonPickProps) {
  const t = useWords('channels')
  const { typed, setTyped, q } = usePick()
  const found = usePeopleFound(q, value === null)
  const items = typed.trim() === '' ? undefined : found.data?.items.slice(0, shownMost)
  return (
    <PickField
      name="for_person_id"
      label={t('words.who')}
      hint={value ? undefined : t('words.who_hint')}
      optional
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
