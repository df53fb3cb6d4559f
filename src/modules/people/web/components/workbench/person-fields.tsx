import { Card } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { CheckCards, RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { identityWrong, type PersonDraft, withIdentity } from './person-form.ts'

interface PersonFieldsProps {
  value: PersonDraft
  onChange: (draft: PersonDraft) => void
  errors: Record<string, string>
  /** Covered numbers as they stand, when an entry is changed. */
  now?: { phone: string | null; identity: string | null }
}

/** Who it is: name, numbers, sex and birth; the identity number fills in what it says. */
export function PersonFields({ value, onChange, errors, now }: PersonFieldsProps) {
  const t = useWords('people')
  const set = (patch: Partial<PersonDraft>) => onChange({ ...value, ...patch })
  const kept = (number: string | null | undefined) => (number ? t('workbench.edit.stays', { number }) : undefined)
  const wrong = identityWrong(value.identity_number) ? t('workbench.person_form.identity_wrong') : undefined
  return (
    <Card title={t('workbench.person_form.who')}>
      <div className={layout.pair}>
        <TextField
          name="name"
          label={t('words.name')}
          value={value.name}
          onChange={(name) => set({ name })}
          error={errors.name}
        />
        <TextField
          name="phone"
          label={t('words.phone')}
          hint={kept(now?.phone)}
          optional
          type="tel"
          value={value.phone}
          onChange={(phone) => set({ phone })}
          error={errors.phone}
        />
        <TextField
          name="identity_number"
          label={t('words.identity_number')}
          hint={kept(now?.identity) ?? t('workbench.person_form.identity_hint')}
          optional
          value={value.identity_number}
          onChange={(number) => onChange(withIdentity(value, number))}
          error={errors['identity_number'] ?? wrong}
        />
        <TextField
          name="birth_date"
          label={t('words.birth_date')}
          optional
          type="date"
          value={value.birth_date}
          onChange={(birth_date) => set({ birth_date })}
          error={errors['birth_date']}
        />
      </div>
      <RadioCards
        name="sex"
        label={t('words.sex_label')}
        optional
        value={value.sex || undefined}
        onChange={(sex) => set({ sex })}
        pairs
        options={(['female', 'male'] as const).map((sex) => ({ value: sex, label: t(`words.sex.${sex}`) }))}
        error={errors.sex}
      />
    </Card>
  )
}

/** Situations that concern the community's help and duties; nothing here says what somebody is like. */
export function SituationFields({ value, onChange, errors }: PersonFieldsProps) {
  const t = useWords('people')
  const tags = useRead('GET /api/c/:community/people/tags')
  const set = (patch: Partial<PersonDraft>) => onChange({ ...value, ...patch })
  return (
    <Card title={t('workbench.person_form.situation')}>
      <CheckCards
        name="tags"
        label={t('words.tags')}
        hint={t('workbench.person_form.tags_hint')}
        optional
        value={value.tags}
        onChange={(codes) => set({ tags: codes })}
        pairs
        options={(tags.data?.items ?? []).map((tag) => ({
          value: tag.code,
          label: tag.label,
          hint: tag.sensitive ? t('words.sensitive') : undefined,
        }))}
        error={errors.tags}
      />
      <CheckCards
        name="newcomer"
        label={t('words.newcomer')}
        optional
        value={value.newcomer ? ['yes'] : []}
        onChange={(chosen) => set({ newcomer: chosen.length > 0 })}
        options={[{ value: 'yes', label: t('workbench.person_form.newcomer') }]}
      />
      <RadioCards
        name="party_member"
        label={t('words.party_member')}
        optional
        value={value.party_member || undefined}
        onChange={(party_member) => set({ party_member })}
        pairs
        options={(['yes', 'no'] as const).map((one) => ({ value: one, label: t(`words.${one}`) }))}
      />
      {value.party_member !== '' && (
        <TextField
          name="party_member_source"
          label={t('workbench.person_form.party_source')}
          hint={t('workbench.person_form.party_source_hint')}
          optional
          value={value.party_member_source}
          onChange={(party_member_source) => set({ party_member_source })}
          error={errors['party_member_source']}
        />
      )}
    </Card>
  )
}
