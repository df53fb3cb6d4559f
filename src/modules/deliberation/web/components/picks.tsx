import { usePeopleFound } from '../../../../app/web/kit/people-found.ts'
import { PickField, usePick } from '../../../../app/web/kit/pick-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { bodies } from '../queries.ts'

export interface Picked {
  id: string
  name: string
}

interface PickProps {
  name: string
  label: string
  value: Picked | null
  onChange: (one: Picked | null) => void
  error?: string | undefined
  optional?: boolean
  hint?: string | undefined
}

const shownMost = 8

/** A person of the register. */
export function PersonPick({ value, onChange, error, ...field }: PickProps) {
  const t = useWords('deliberation')
  const { typed, setTyped, q } = usePick()
  const found = usePeopleFound(q, value === null)
  const items = typed.trim() === '' ? undefined : found.data?.items.slice(0, shownMost)
  return (
    <PickField
      {...field}
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
        const one = items?.find((person) => person.id === id)
        setTyped('')
        if (one) onChange({ id: one.id, name: one.name })
      }}
      none={t('words.nobody_found')}
      problem={found.error}
      error={error}
    />
  )
}

/** A body or unit by a part of its name. */
export function BodyPick({ value, onChange, error, ...field }: PickProps) {
  const t = useWords('deliberation')
  const { typed, setTyped, q } = usePick()
  const list = bodies.useRead(
    'GET /api/c/:community/bodies',
    { query: { q, limit: 8 } },
    { enabled: q !== '' && value === null },
  )
  const items = typed.trim() === '' ? undefined : list.data?.items
  return (
    <PickField
      {...field}
      chosen={value?.name}
      onDrop={() => onChange(null)}
      typed={typed}
      onType={setTyped}
      options={items?.map((one) => ({ value: one.id, label: one.name }))}
      onPick={(id) => {
        const one = items?.find((body) => body.id === id)
        setTyped('')
        if (one) onChange({ id: one.id, name: one.name })
      }}
      none={t('words.no_body_found')}
      problem={list.error}
      error={error}
    />
  )
}
