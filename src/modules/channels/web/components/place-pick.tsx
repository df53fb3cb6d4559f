import { PickField, usePick } from '../../../../app/web/kit/pick-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { territory } from './peers.ts'

export interface Place {
  id: string
  name: string
  /** The id is a dwelling's. */
  dwelling?: boolean
}

const shownMost = 8

interface PlacePickProps {
  label: string
  hint?: string
  optional?: boolean
  value: Place | null
  onChange: (place: Place | null) => void
  error?: string
}

/** Finds an area by its name or letters. */
export function PlacePick({ label, hint, optional, value, onChange, error }: PlacePickProps) {
  const t = useWords('channels')
  const { typed, setTyped, q } = usePick()
  const asks = q !== '' && value === null
  const found = territory.useRead('GET /api/c/:community/areas/search', { query: { q } }, { enabled: asks })
  const items = typed.trim() === '' ? undefined : found.data?.items.slice(0, shownMost)
  return (
    <PickField
      name="area_id"
      label={label}
      hint={value ? undefined : hint}
      optional={optional}
      chosen={value?.name}
      onDrop={() => onChange(null)}
      typed={typed}
      onType={setTyped}
      options={items?.map((one) => ({ value: one.id, label: one.full_name }))}
      onPick={(id) => {
        const area = items?.find((one) => one.id === id)
        setTyped('')
        if (area) onChange({ id: area.id, name: area.full_name })
      }}
      none={t('words.no_place')}
      problem={found.error}
      error={error}
    />
  )
}
