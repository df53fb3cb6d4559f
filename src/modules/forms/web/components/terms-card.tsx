import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Draft } from './draft.ts'

const wordsMost = 120
const purposeMost = 200

interface TermsCardProps {
  terms: Draft['terms']
  errors: Record<string, string>
  onChange: (terms: Draft['terms']) => void
}

/** On what sensitive data may be listed: the law with its article, what this list alone is for, where its impact assessment lies. */
export function TermsCard({ terms, errors, onChange }: TermsCardProps) {
  const t = useWords('forms')
  const set = (patch: Partial<Draft['terms']>) => onChange({ ...terms, ...patch })
  return (
    <Card title={t('workbench.terms.title')}>
      <Stack>
        <p>{t('workbench.terms.intro')}</p>
        <TextField
          name="sensitive.law"
          label={t('workbench.terms.law')}
          hint={t('workbench.terms.law_hint')}
          maxLength={wordsMost}
          value={terms.law}
          onChange={(law) => set({ law })}
          error={errors['sensitive.law']}
        />
        <TextAreaField
          name="sensitive.purpose"
          label={t('workbench.terms.purpose')}
          hint={t('workbench.terms.purpose_hint')}
          rows={2}
          max={purposeMost}
          value={terms.purpose}
          onChange={(purpose) => set({ purpose })}
          error={errors['sensitive.purpose']}
        />
        <TextField
          name="sensitive.assessment"
          label={t('workbench.terms.assessment')}
          hint={t('workbench.terms.assessment_hint')}
          maxLength={wordsMost}
          value={terms.assessment}
          onChange={(assessment) => set({ assessment })}
          error={errors['sensitive.assessment']}
        />
      </Stack>
    </Card>
  )
}
