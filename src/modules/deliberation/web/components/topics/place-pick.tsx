import { PickField, usePick } from '../../../../../app/web/kit/pick-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { territory } from '../../queries.ts'
import type { Picked } from '../picks.tsx'

const shownMost = 8

interface PlacePickProps {
  value: Picked | null
  onChange: (place: Picked | null) => void
  error?: string | undefined
}

/** Finds an area by its name or letters; nothing chosen is the whole community. */
export function PlacePick({ value, onChange, error }: PlacePickProps) {
  const t = useWords('deliberation')
  const { typed, setTyped, q } = usePick()
  const found = territory.useRead(
    'GET /api/c/:community/areas/search',
    { query: { q } },
    { enabled: q !== '' && value === null },
  )
  const items = typed.trim() === '' ? undefined : found.data?.items.slice(0, shownMost)
  return (
    <PickField
      name="area_id"
      label={t('words.topic_place')}
      hint={value ? undefined : t('words.topic_place_hint')}
      optional
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
      none={t('words.no_place_found')}
      problem={found.error}
      error={error}
    />
  )
}
