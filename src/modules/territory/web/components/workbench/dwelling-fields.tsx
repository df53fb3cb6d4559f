import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { type Use, uses } from './views.ts'

const most = 100

/** The stairwells of a building; many have none. */
export function useStairwells(building: string) {
  const below = useRead('GET /api/c/:community/areas', { query: { parent_id: building, tree: 'admin', limit: most } })
  return (below.data?.items ?? []).filter((area) => area.kind === 'stairwell')
}

interface StairwellFieldProps {
  building: string
  value: string
  onChange: (id: string) => void
  error?: string
}

/** The stairwell of a dwelling; nothing where the building has none. */
export function StairwellField({ building, value, onChange, error }: StairwellFieldProps) {
  const t = useWords('territory')
  const stairwells = useStairwells(building)
  if (stairwells.length === 0) return null
  return (
    <SelectField
      name="stairwell_id"
      label={t('workbench.dwellings.stairwell')}
      optional
      value={value}
      onChange={onChange}
      options={stairwells.map((one) => ({ value: one.id, label: one.name }))}
      error={error}
    />
  )
}

interface UseFieldsProps {
  floorArea: string
  use: Use
  onFloorArea: (text: string) => void
  onUse: (use: Use) => void
  errors: Record<string, string>
}

/** How large and what for. */
export function UseFields({ floorArea, use, onFloorArea, onUse, errors }: UseFieldsProps) {
  const t = useWords('territory')
  return (
    <>
      <TextField
        name="floor_area"
        label={t('workbench.dwellings.floor_area')}
        optional
        short
        inputMode="decimal"
        value={floorArea}
        onChange={onFloorArea}
        error={errors['floor_area']}
      />
      <SelectField
        name="use"
        label={t('workbench.dwellings.use')}
        short
        value={use}
        onChange={(value) => onUse(value as Use)}
        options={uses.map((value) => ({ value, label: t(`words.use.${value}`) }))}
        error={errors.use}
      />
    </>
  )
}

/** A number as typed; null for nothing, so that an empty field says nothing. */
export function numberOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text)
}
