import { Card } from '../../../../../../app/web/kit/card.tsx'
import { CheckCards, RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import type { Field } from '../views.ts'
import type { CustomDraft } from './draft.ts'

const cardsMost = 6

/** The community's own fields that the reader sees and that are in use, of both subjects unless one is named; empty until they are there. */
export function useFields(subject?: Field['subject']): Field[] {
  const fields = useRead('GET /api/c/:community/people/fields', { query: subject ? { subject } : {} })
  return (fields.data?.items ?? []).filter((field) => !field.retired)
}

interface CustomFieldsProps {
  fields: readonly Field[]
  value: CustomDraft
  onChange: (draft: CustomDraft) => void
  errors: Record<string, string>
}

/** What the community wants to know beside what everybody asks, each in the shape of its kind. */
export function CustomFields({ fields, value, onChange, errors }: CustomFieldsProps) {
  const t = useWords('people')
  if (fields.length === 0) return null
  return (
    <Card title={t('workbench.fields.card')}>
      <CustomInputs fields={fields} value={value} onChange={onChange} errors={errors} />
    </Card>
  )
}

/** The same without a card around them. */
export function CustomInputs({ fields, value, onChange, errors }: CustomFieldsProps) {
  return fields.map((field) => (
    <CustomInput
      key={field.id}
      field={field}
      value={value[field.id] ?? ''}
      onChange={(next) => onChange({ ...value, [field.id]: next })}
      error={errors[`custom.${field.id}`]}
    />
  ))
}

interface CustomInputProps {
  field: Field
  value: string | string[]
  onChange: (value: string | string[]) => void
  error: string | undefined
}

function CustomInput({ field, value, onChange, error }: CustomInputProps) {
  const t = useWords('people')
  const hint = [field.hint, field.sensitive && t('words.sensitive')].filter(Boolean).join(' · ')
  const frame = {
    name: `custom.${field.id}`,
    label: field.label,
    ...(hint ? { hint } : {}),
    ...(error ? { error } : {}),
    optional: !field.required,
  }
  const one = typeof value === 'string' ? value : ''
  const chosen = Array.isArray(value) ? value : []
  const options = field.choices
    .filter((choice) => !choice.retired || choice.code === one || chosen.includes(choice.code))
    .map(({ code, label }) => ({ value: code, label }))
  if (field.kind === 'choices')
    return <CheckCards {...frame} pairs value={chosen} onChange={onChange} options={options} />
  if (field.kind === 'yes_no' || (field.kind === 'choice' && options.length <= cardsMost && field.required)) {
    const answers = [
      { value: 'yes', label: t('words.yes') },
      { value: 'no', label: t('words.no') },
      ...(field.required ? [] : [{ value: '', label: t('workbench.fields.unknown') }]),
    ]
    return (
      <RadioCards
        {...frame}
        pairs
        value={one}
        onChange={onChange}
        options={field.kind === 'yes_no' ? answers : options}
      />
    )
  }
  if (field.kind === 'choice') {
    return (
      <SelectField {...frame} none={t('workbench.fields.unknown')} value={one} onChange={onChange} options={options} />
    )
  }
  return (
    <TextField
      {...frame}
      short={field.kind !== 'text'}
      type={field.kind === 'date' ? 'date' : 'text'}
      {...(field.kind === 'number' ? { inputMode: 'decimal' as const } : {})}
      value={one}
      onChange={onChange}
    />
  )
}
