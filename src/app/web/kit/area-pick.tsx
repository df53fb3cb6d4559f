import type { z } from 'zod'
import { createApi } from '../api.ts'
import { Button } from './button.tsx'
import layout from './layout.module.css'
import { PickField, usePick } from './pick-field.tsx'

export interface PickedArea {
  id: string
  name: string
}

type Is<T> = z.ZodType<T, T>

/** The territory's search as the kit needs it: it knows no module, so the shape stands here. */
interface AreaRoutes {
  'GET /api/c/:community/areas/search': {
    query: Is<{ q: string }>
    output: Is<{ items: { id: string; full_name: string }[] }>
  }
}

const territory = createApi<AreaRoutes>()
const shownMost = 8
const areasMost = 20

/** What stands in the box, what was found for it, and what is done with the one picked. */
function useAreaSearch(asks: boolean, taken: readonly PickedArea[], onPick: (area: PickedArea) => void) {
  const { typed, setTyped, q } = usePick()
  const found = territory.useRead('GET /api/c/:community/areas/search', { query: { q } }, { enabled: asks && q !== '' })
  const free = found.data?.items.filter(({ id }) => !taken.some((area) => area.id === id)).slice(0, shownMost)
  const items = typed.trim() === '' ? undefined : free
  return {
    typed,
    onType: setTyped,
    options: items?.map(({ id, full_name }) => ({ value: id, label: full_name })),
    onPick: (id: string) => {
      const one = items?.find((item) => item.id === id)
      setTyped('')
      if (one) onPick({ id: one.id, name: one.full_name })
    },
    problem: found.error,
  }
}

interface AreaPickProps {
  name?: string
  label: string
  /** what may be typed */
  hint?: string | undefined
  /** said where nothing is found */
  none: string
  value: PickedArea | null
  onChange: (area: PickedArea | null) => void
  optional?: boolean | undefined
  error?: string | undefined
}

/** Finds one place by its name or letters. */
export function AreaPick({ name = 'area_id', hint, value, onChange, ...rest }: AreaPickProps) {
  const search = useAreaSearch(value === null, [], onChange)
  return (
    <PickField
      {...rest}
      {...search}
      name={name}
      hint={value ? undefined : hint}
      chosen={value?.name}
      onDrop={() => onChange(null)}
    />
  )
}

interface AreasPickProps extends Pick<AreaPickProps, 'label' | 'hint' | 'none' | 'error'> {
  areas: PickedArea[]
  onChange: (areas: PickedArea[]) => void
  /** Name of the list of those chosen. */
  chosen: string
  /** On the button that takes one away. */
  drop: string
}

/** Several places by their names: grids, compounds, buildings. */
export function AreasPick({ areas, onChange, chosen, drop, ...rest }: AreasPickProps) {
  const add = (area: PickedArea) => (areas.length < areasMost ? onChange([...areas, area]) : undefined)
  const search = useAreaSearch(true, areas, add)
  return (
    <div>
      <PickField {...rest} {...search} name="area_ids" chosen={null} onDrop={() => {}} />
      <ul className={layout.lines} aria-label={chosen}>
        {areas.map((area) => (
          <li key={area.id}>
            {area.name}
            <Button kind="plain" onClick={() => onChange(areas.filter(({ id }) => id !== area.id))}>
              {drop}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
