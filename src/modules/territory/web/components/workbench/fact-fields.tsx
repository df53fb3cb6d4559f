import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useKinds } from './kinds.ts'
import type { AreaDetail, AreaKind, CompoundKind } from './views.ts'

/** What is told about an area, while it is being typed. */
export interface FactsDraft {
  name: string
  compound_kind: CompoundKind | ''
  boundary: string
  households: string
}

export const emptyFacts: FactsDraft = { name: '', compound_kind: '', boundary: '', households: '' }

export function factsOf(area: AreaDetail): FactsDraft {
  return {
    name: area.name,
    compound_kind: area.compound_kind ?? '',
    boundary: area.boundary ?? '',
    households: area.households_estimate === null ? '' : String(area.households_estimate),
  }
}

/** The fields of the call. What isn't a number is sent as typed, so that the answer names the field. */
export function factsBody(draft: FactsDraft, site: boolean) {
  return {
    name: draft.name,
    ...(site ? { compound_kind: draft.compound_kind || null } : {}),
    boundary: draft.boundary.trim() || null,
    households_estimate: draft.households.trim() === '' ? null : Number(draft.households),
  }
}

const boundaryMost = 500

interface FactFieldsProps {
  kind: AreaKind
  value: FactsDraft
  onChange: (facts: FactsDraft) => void
  errors: Record<string, string>
}

/** Name, kind of compound, boundary, households. */
export function FactFields({ kind, value, onChange, errors }: FactFieldsProps) {
  const t = useWords('territory')
  const { kindOf, compoundKinds } = useKinds()
  const set = (patch: Partial<FactsDraft>) => onChange({ ...value, ...patch })
  return (
    <>
      <TextField
        name="name"
        label={t('workbench.facts.name')}
        hint={t('workbench.facts.name_hint')}
        value={value.name}
        onChange={(name) => set({ name })}
        error={errors.name}
      />
      {kindOf(kind)?.site && (
        <SelectField
          name="compound_kind"
          label={t('workbench.facts.compound_kind')}
          optional
          value={value.compound_kind}
          onChange={(chosen) => set({ compound_kind: chosen as CompoundKind })}
          options={compoundKinds.map((one) => ({ value: one.code, label: one.name }))}
          error={errors['compound_kind']}
        />
      )}
      <TextField
        name="households_estimate"
        label={t('workbench.facts.households')}
        optional
        short
        inputMode="numeric"
        value={value.households}
        onChange={(households) => set({ households })}
        error={errors['households_estimate']}
      />
      <TextAreaField
        name="boundary"
        label={t('workbench.facts.boundary')}
        hint={t('workbench.facts.boundary_hint')}
        optional
        rows={2}
        max={boundaryMost}
        value={value.boundary}
        onChange={(boundary) => set({ boundary })}
        error={errors.boundary}
      />
    </>
  )
}
