import { createApi } from '../../../../../../app/web/api.ts'
import { PickField, usePick } from '../../../../../../app/web/kit/pick-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { routes } from '../../../../../territory/contract.ts'

const territory = createApi<typeof routes>()

export interface Place {
  id: string
  name: string
  /** The id is a dwelling's. */
  dwelling: boolean
}

interface PlaceSearchProps {
  value: Place | null
  onChange: (place: Place | null) => void
  error?: string
}

const shownMost = 8

/** Finds a place by its name or the first letters of its pinyin. */
export function PlaceSearch({ value, onChange, error }: PlaceSearchProps) {
  const t = useWords('requests')
  const pick = usePick()
  const found = territory.useRead(
    'GET /api/c/:community/areas/search',
    { query: { q: pick.q } },
    { enabled: pick.q.length > 0 && value === null },
  )
  const items = pick.typed.trim() === '' ? undefined : found.data?.items.slice(0, shownMost)
  return (
    <PickField
      name="area_id"
      label={t('words.place')}
      hint={value ? undefined : t('workbench.counter.place_hint')}
      chosen={value?.name}
      onDrop={() => onChange(null)}
      typed={pick.typed}
      onType={pick.setTyped}
      options={items?.map((one) => ({ value: one.id, label: one.full_name }))}
      onPick={(id) => {
        const area = items?.find((one) => one.id === id)
        pick.setTyped('')
        if (area) onChange({ id: area.id, name: area.full_name, dwelling: false })
      }}
      none={t('workbench.counter.no_place_found')}
      problem={found.error}
      error={error}
    />
  )
}
