import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ApiProblem } from '../../../../../app/web/api-problem.ts'
import { PickField, usePick } from '../../../../../app/web/kit/pick-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { territory } from './territory.ts'

/** A dwelling chosen, by its full name. */
export interface Dwelling {
  id: string
  name: string
}

interface PickDwellingProps {
  name: string
  value: Dwelling | null
  onChange: (dwelling: Dwelling | null) => void
  error?: string
  optional?: boolean
}

const pageMost = 100
const pagesMost = 10
const shownMost = 40

/** All dwellings of a building, a few hundred at most. */
function useDwellings(building: string) {
  return useQuery<Dwelling[], ApiProblem>({
    queryKey: ['GET /api/c/:community/areas/:id/dwellings', 'whole', building],
    enabled: building !== '',
    queryFn: async () => {
      const all: Dwelling[] = []
      let after: string | undefined
      for (let page = 0; page < pagesMost; page++) {
        const found = await territory.call('GET /api/c/:community/areas/:id/dwellings', {
          params: { id: building },
          query: { limit: pageMost, ...(after ? { after } : {}) },
        })
        all.push(...found.items.filter((one) => !one.retired).map((one) => ({ id: one.id, name: one.full_name })))
        if (!found.next) break
        after = found.next
      }
      return all
    },
  })
}

/** Finds the building by its name, then the dwelling by its number. */
export function PickDwelling({ name, value, onChange, error, optional }: PickDwellingProps) {
  const t = useWords('people')
  const [building, setBuilding] = useState<Dwelling | null>(null)
  return (
    <>
      {!value && <PickBuilding value={building} onChange={setBuilding} optional={optional} />}
      {(value || building) && (
        <DwellingOf
          name={name}
          building={building}
          value={value}
          onChange={onChange}
          error={error}
          label={t('words.dwelling')}
        />
      )}
    </>
  )
}

function PickBuilding({ value, onChange, optional }: Omit<PickDwellingProps, 'name'>) {
  const t = useWords('people')
  const { typed, setTyped, q } = usePick()
  const found = territory.useRead(
    'GET /api/c/:community/areas/search',
    { query: { q, kind: 'building' } },
    { enabled: q !== '' && !value },
  )
  const buildings = found.data?.items ?? []
  return (
    <PickField
      name="building"
      label={t('words.building')}
      hint={t('workbench.pick_dwelling.building_hint')}
      optional={optional}
      chosen={value?.name}
      onDrop={() => onChange(null)}
      typed={typed}
      onType={setTyped}
      options={q === '' || !found.data ? undefined : buildings.map((one) => ({ value: one.id, label: one.full_name }))}
      onPick={(id) => {
        const area = buildings.find((one) => one.id === id)
        if (area) onChange({ id, name: area.full_name })
      }}
      none={t('workbench.pick_dwelling.no_building')}
      problem={found.error}
    />
  )
}

function DwellingOf({
  building,
  label,
  ...props
}: Omit<PickDwellingProps, 'optional'> & { building: Dwelling | null; label: string }) {
  const t = useWords('people')
  const { typed, setTyped, q } = usePick()
  const all = useDwellings(building?.id ?? '')
  const fits = (all.data ?? []).filter((one) => one.name.replaceAll(' ', '').includes(q.replaceAll(' ', '')))
  return (
    <PickField
      name={props.name}
      label={label}
      hint={t('workbench.pick_dwelling.hint')}
      error={props.error}
      chosen={props.value?.name}
      onDrop={() => props.onChange(null)}
      typed={typed}
      onType={setTyped}
      options={all.data ? fits.slice(0, shownMost).map((one) => ({ value: one.id, label: one.name })) : undefined}
      onPick={(id) => props.onChange(fits.find((one) => one.id === id) ?? null)}
      none={t('workbench.pick_dwelling.none')}
      problem={all.error}
    />
  )
}
