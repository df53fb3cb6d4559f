import { useEffect, useRef, useState } from 'react'
import { createApi } from '../../../../../../app/web/api.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { routes } from '../../../../../territory/contract.ts'
import { useSettled } from '../../resident/use-catalogue.ts'

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

/** Finds a place by its name or the first letters of its pinyin. */
export function PlaceSearch({ value, onChange, error }: PlaceSearchProps) {
  const t = useWords('requests')
  const [typed, setTyped] = useState('')
  const box = useRef<HTMLParagraphElement>(null)
  const picked = useRef(false)
  // The cards one was chosen from are gone: the focus goes on from what stands in their place.
  useEffect(() => {
    if (value && picked.current) box.current?.querySelector('button')?.focus()
    picked.current = false
  }, [value])
  const q = useSettled(typed.trim())
  const found = territory.useRead(
    'GET /api/c/:community/areas/search',
    { query: { q } },
    { enabled: q.length > 0 && value === null },
  )
  if (value) {
    return (
      <p ref={box}>
        {t('workbench.counter.at', { place: value.name })}{' '}
        <Button kind="plain" onClick={() => onChange(null)}>
          {t('workbench.counter.other_place')}
        </Button>
      </p>
    )
  }
  return (
    <>
      <TextField
        name="area_id"
        label={t('words.place')}
        hint={t('workbench.counter.place_hint')}
        type="search"
        value={typed}
        onChange={setTyped}
        error={error}
      />
      {q.length > 0 && (
        <QueryView query={found} part>
          {(data) =>
            data.items.length === 0 ? (
              <p>{t('workbench.counter.no_place_found')}</p>
            ) : (
              <RadioCards
                name="area"
                label={t('workbench.counter.places')}
                value={undefined}
                onChange={(id) => {
                  const area = data.items.find((one) => one.id === id)
                  picked.current = true
                  if (area) onChange({ id: area.id, name: area.full_name, dwelling: false })
                }}
                pairs
                options={data.items.slice(0, 8).map((one) => ({ value: one.id, label: one.full_name }))}
              />
            )
          }
        </QueryView>
      )}
    </>
  )
}
