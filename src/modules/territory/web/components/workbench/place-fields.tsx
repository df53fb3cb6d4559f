import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { useKinds } from './kinds.ts'
import type { AreaKind } from './views.ts'

/** Where an area stands: below what in the grids, and in which compound. `null`: the community itself, no compound. */
export interface Place {
  parent_id: string | null
  compound_id: string | null
}

interface PlaceFieldsProps {
  kind: AreaKind
  value: Place
  onChange: (place: Place) => void
  errors: Record<string, string>
  /** An area that can't be its own parent. */
  except?: string
}

/** Stands for null in a list of choices. */
const none = 'none'

/** The place of an area of some kind, from what such a kind may stand below. */
export function PlaceFields({ kind, value, onChange, errors, except }: PlaceFieldsProps) {
  const t = useWords('territory')
  const { kindOf } = useKinds()
  const tree = useRead('GET /api/c/:community/areas/tree')
  const areas = tree.data?.items ?? []
  const own = kindOf(kind)
  const parents = areas.filter((area) => own?.parents.includes(area.kind) && area.id !== except)
  const atTop = own?.parents.includes('community') ?? false
  const parent = areas.find((area) => area.id === value.parent_id)
  // Below a lane or a building the compound is the parent's.
  const choosesCompound = own?.tree === 'both' && (!parent || kindOf(parent.kind)?.tree !== 'both')
  return (
    <>
      <SelectField
        name="parent_id"
        label={t('workbench.place.parent')}
        value={value.parent_id ?? (atTop ? none : '')}
        onChange={(id) => onChange({ ...value, parent_id: id === none ? null : id })}
        options={[
          ...(atTop ? [{ value: none, label: t('workbench.place.community') }] : []),
          ...parents.map((area) => ({ value: area.id, label: area.full_name })),
        ]}
        error={errors['parent_id']}
      />
      {choosesCompound && (
        <SelectField
          name="compound_id"
          label={t('workbench.place.compound')}
          none={t('workbench.place.no_compound')}
          value={value.compound_id ?? ''}
          onChange={(id) => onChange({ ...value, compound_id: id || null })}
          options={areas
            .filter((area) => kindOf(area.kind)?.site)
            .map((area) => ({ value: area.id, label: area.full_name }))}
          error={errors['compound_id']}
        />
      )}
    </>
  )
}
