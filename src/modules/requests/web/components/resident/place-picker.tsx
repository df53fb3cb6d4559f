import { useMemo } from 'react'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { territory } from './peers.ts'
import { placesOf } from './places.ts'

const freshMs = 10 * 60_000

/** The places of the community; the same for everyone, read once. */
function usePlaces() {
  return territory.useRead('GET /api/c/:community/areas/tree', {}, { staleTime: freshMs })
}

interface LevelsProps {
  areas: Parameters<typeof placesOf>[0]
  /** Ids chosen so far, from the top. */
  value: string[]
  onChange: (ids: string[]) => void
  error?: string
}

/** Stairwells aren't in the tree: they are read for the building chosen. */
function useStairwells(building: string | undefined) {
  const read = territory.useRead(
    'GET /api/c/:community/areas',
    { query: { parent_id: building, tree: 'residential', limit: 100 } },
    { enabled: building !== undefined, staleTime: freshMs },
  )
  return building === undefined ? [] : (read.data?.items ?? [])
}

function Levels({ areas, value, onChange, error }: LevelsProps) {
  const t = useWords('requests')
  const places = useMemo(() => placesOf(areas), [areas])
  const building = value.find((id) => areas.some((area) => area.id === id && area.kind === 'building'))
  const stairwells = useStairwells(building)
  const optionsAt = (level: number) => {
    const upper = value[level - 1]
    if (upper === undefined) return level === 0 ? places.top : []
    return upper === building ? stairwells : places.below(upper)
  }
  const levels = Array.from({ length: value.length + 1 }, (_, level) => optionsAt(level)).filter(
    (options) => options.length > 0,
  )
  return (
    <>
      {levels.map((options, level) => (
        <SelectField
          key={value[level - 1] ?? 'top'}
          name={level === 0 ? 'area_id' : `area_id_${level}`}
          label={t(level === 0 ? 'resident.file.where.top' : `resident.file.where.level.${options[0]?.kind}`)}
          optional={level > 0}
          value={value[level] ?? ''}
          onChange={(id) => onChange([...value.slice(0, level), ...(id ? [id] : [])])}
          options={options.map((area) => ({ value: area.id, label: area.name }))}
          error={level === 0 ? error : undefined}
        />
      ))}
    </>
  )
}

/** Compound or street, then building, then stairwell: as exactly as the person can tell. */
export function PlacePicker(props: Omit<LevelsProps, 'areas'>) {
  const places = usePlaces()
  return (
    <QueryView query={places} part>
      {({ items }) => <Levels areas={items} {...props} />}
    </QueryView>
  )
}
