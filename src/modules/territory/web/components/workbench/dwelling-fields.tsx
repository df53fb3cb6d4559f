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

interface UseDraft {
  floorArea: string
  use: Use
}

interface DwellingDraft extends UseDraft {
  number: string
  floor: string
}

interface FieldsProps<Draft> {
  draft: Draft
  onChange: (patch: Partial<Draft>) => void
  errors: Record<string, string>
}

/** Number and floor, how large and what for: all that tells one dwelling from another. */
export function DwellingFields({ draft, onChange, errors }: FieldsProps<DwellingDraft>) {
  const t = useWords('territory')
  return (
    <>
      <TextField
        name="number"
        label={t('workbench.dwellings.number')}
        short
        value={draft.number}
        onChange={(number) => onChange({ number })}
        error={errors['number']}
      />
      <TextField
        name="floor"
        label={t('workbench.dwellings.floor')}
        optional
        short
        inputMode="numeric"
        value={draft.floor}
        onChange={(floor) => onChange({ floor })}
        error={errors['floor']}
      />
      <UseFields draft={draft} onChange={onChange} errors={errors} />
    </>
  )
}

/** How large and what for. */
export function UseFields({ draft, onChange, errors }: FieldsProps<UseDraft>) {
  const t = useWords('territory')
  return (
    <>
      <TextField
        name="floor_area"
        label={t('workbench.dwellings.floor_area')}
        optional
        short
        inputMode="decimal"
        value={draft.floorArea}
        onChange={(floorArea) => onChange({ floorArea })}
        error={errors['floor_area']}
      />
      <SelectField
        name="use"
        label={t('workbench.dwellings.use')}
        short
        value={draft.use}
        onChange={(use) => onChange({ use: use as Use })}
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
