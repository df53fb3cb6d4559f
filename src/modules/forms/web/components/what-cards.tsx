import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Draft } from './draft.ts'
import styles from './forms.module.css'

const rhythms = ['once', 'monthly', 'quarterly', 'yearly'] as const
const dueIns = ['next', 'same'] as const
const purposeMost = 200

interface CardProps {
  draft: Draft
  errors: Record<string, string>
  onChange: (patch: Partial<Draft>) => void
}

/** What form it is: who asks, on what basis, what for. */
export function WhatCard({
  draft,
  askers,
  errors,
  onChange,
}: CardProps & { askers: readonly { id: string; name: string }[] }) {
  const t = useWords('forms')
  return (
    <Card title={t('workbench.edit.what')}>
      <Stack>
        <TextField
          name="name"
          label={t('workbench.edit.name')}
          hint={t('workbench.edit.name_hint')}
          value={draft.name}
          onChange={(name) => onChange({ name })}
          error={errors['name']}
        />
        <SelectField
          name="asked_by_body"
          label={t('workbench.edit.asker')}
          value={draft.asked_by_body}
          onChange={(asked_by_body) => onChange({ asked_by_body })}
          options={[
            ...askers.map(({ id, name }) => ({ value: id, label: name })),
            { value: '', label: t('workbench.edit.asker_other') },
          ]}
        />
        {draft.asked_by_body === '' && (
          <TextField
            name="asked_by"
            label={t('workbench.edit.asked_by')}
            value={draft.asked_by}
            onChange={(asked_by) => onChange({ asked_by })}
            error={errors['asked_by']}
          />
        )}
        <TextField
          name="paper"
          label={t('workbench.edit.paper')}
          hint={t('workbench.edit.paper_hint')}
          optional
          value={draft.paper}
          onChange={(paper) => onChange({ paper })}
        />
        <TextAreaField
          name="purpose"
          label={t('workbench.edit.purpose')}
          hint={t('workbench.edit.purpose_hint')}
          rows={2}
          max={purposeMost}
          value={draft.purpose}
          onChange={(purpose) => onChange({ purpose })}
          error={errors['purpose']}
        />
        <TextAreaField
          name="legal_basis"
          label={t('workbench.edit.basis')}
          hint={t('workbench.edit.basis_hint')}
          rows={2}
          max={purposeMost}
          value={draft.legal_basis}
          onChange={(legal_basis) => onChange({ legal_basis })}
          error={errors['legal_basis']}
        />
      </Stack>
    </Card>
  )
}

/** How often, and by when. */
export function WhenCard({ draft, errors, onChange }: CardProps) {
  const t = useWords('forms')
  return (
    <Card title={t('workbench.edit.when')}>
      <div className={styles['filters']}>
        <SelectField
          name="rhythm"
          label={t('workbench.edit.rhythm')}
          value={draft.rhythm}
          onChange={(rhythm) => onChange({ rhythm: rhythm as Draft['rhythm'] })}
          options={rhythms.map((value) => ({ value, label: t(`words.rhythm.${value}`) }))}
        />
        {draft.rhythm === 'once' ? (
          <TextField
            name="due_day"
            type="date"
            label={t('workbench.edit.due_day')}
            value={draft.due_day}
            onChange={(due_day) => onChange({ due_day })}
            error={errors['due_day']}
          />
        ) : (
          <>
            <TextField
              name="due_on"
              inputMode="numeric"
              label={t('workbench.edit.due_on')}
              value={draft.due_on}
              onChange={(due_on) => onChange({ due_on })}
              error={errors['due_on']}
            />
            <SelectField
              name="due_in"
              label={t('workbench.edit.due_in')}
              value={draft.due_in}
              onChange={(due_in) => onChange({ due_in: due_in as Draft['due_in'] })}
              options={dueIns.map((value) => ({ value, label: t(`workbench.edit.due_ins.${value}`) }))}
            />
          </>
        )}
        <TextField
          name="asked_on"
          type="date"
          label={t('workbench.edit.asked_on')}
          value={draft.asked_on}
          onChange={(asked_on) => onChange({ asked_on })}
          error={errors['asked_on']}
        />
      </div>
    </Card>
  )
}
