import layout from '../../../../../app/web/kit/layout.module.css'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type Named, PickArea } from './pick.tsx'
import type { BodyView } from './views.ts'

const texts = ['duties', 'powers', 'decision_rule'] as const
const days = ['established_on', 'filed_on'] as const
const textMost = 1000

/** A body while it is being typed. */
export interface BodyDraft {
  name: string
  area: Named | null
  public_phone: string
  hours: string
  duties: string
  powers: string
  decision_rule: string
  established_on: string
  filed_on: string
}

export const emptyBody: BodyDraft = {
  name: '',
  area: null,
  public_phone: '',
  hours: '',
  duties: '',
  powers: '',
  decision_rule: '',
  established_on: '',
  filed_on: '',
}

export function bodyDraftOf(body: BodyView): BodyDraft {
  return {
    name: body.name,
    area: body.area,
    public_phone: body.public_phone ?? '',
    hours: body.hours ?? '',
    duties: body.duties ?? '',
    powers: body.powers ?? '',
    decision_rule: body.decision_rule ?? '',
    established_on: body.established_on ?? '',
    filed_on: body.filed_on ?? '',
  }
}

/** The fields of the call; what is empty says nothing. */
export function bodyBody({ name, area, ...told }: BodyDraft) {
  const facts = Object.fromEntries(Object.entries(told).map(([key, value]) => [key, value.trim() || null]))
  return { name, area_id: area?.id ?? null, ...(facts as Record<keyof typeof told, string | null>) }
}

interface BodyFieldsProps {
  value: BodyDraft
  onChange: (draft: BodyDraft) => void
  errors: Record<string, string>
}

/** Name, place, contact, duties and powers of a body. */
export function BodyFields({ value, onChange, errors }: BodyFieldsProps) {
  const t = useWords('bodies')
  const set = (patch: Partial<BodyDraft>) => onChange({ ...value, ...patch })
  return (
    <>
      <TextField
        name="name"
        label={t('words.name')}
        value={value.name}
        onChange={(name) => set({ name })}
        error={errors.name}
      />
      <PickArea
        name="area_id"
        label={t('words.area')}
        hint={t('workbench.body.area_hint')}
        optional
        value={value.area}
        onChange={(area) => set({ area })}
        error={errors['area_id']}
      />
      <div className={layout.pair}>
        <TextField
          name="public_phone"
          label={t('words.public_phone')}
          optional
          type="tel"
          value={value.public_phone}
          onChange={(public_phone) => set({ public_phone })}
          error={errors['public_phone']}
        />
        <TextField
          name="hours"
          label={t('words.hours')}
          optional
          value={value.hours}
          onChange={(hours) => set({ hours })}
          error={errors.hours}
        />
        {days.map((day) => (
          <TextField
            key={day}
            name={day}
            label={t(`words.${day}`)}
            optional
            type="date"
            value={value[day]}
            onChange={(typed) => set({ [day]: typed })}
            error={errors[day]}
          />
        ))}
      </div>
      {texts.map((name) => (
        <TextAreaField
          key={name}
          name={name}
          label={t(`words.${name}`)}
          optional
          rows={2}
          max={textMost}
          value={value[name]}
          onChange={(typed) => set({ [name]: typed })}
          error={errors[name]}
        />
      ))}
    </>
  )
}

interface KindFieldProps<K extends string> {
  name: string
  group: 'body_kinds' | 'department_kinds' | 'post_kinds'
  kinds: readonly K[]
  value: K | ''
  onChange: (kind: K) => void
  error?: string
  /** A filter: none chosen means all. */
  any?: boolean
}

/** A kind out of many, in words. */
export function KindField<K extends string>({ name, group, kinds, value, onChange, error, any }: KindFieldProps<K>) {
  const t = useWords('bodies')
  return (
    <SelectField
      name={name}
      label={t(`words.kind_label.${group}`)}
      value={value}
      onChange={(chosen) => onChange(chosen as K)}
      options={kinds.map((kind: string) => ({ value: kind, label: t(`words.${group}.${kind}`) }))}
      error={error}
      any={any}
    />
  )
}
