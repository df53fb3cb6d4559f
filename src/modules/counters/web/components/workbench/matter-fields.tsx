import { CheckCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { Matter } from '../views.ts'

export interface TakenMatter {
  code: string
  choice: string
  brought: string[]
}

interface MatterFieldsProps {
  matter: Matter
  value: TakenMatter
  onChange: (value: TakenMatter) => void
  error?: string | undefined
}

/** What is asked of one matter when it is taken: which of its kinds, and which papers are there. */
export function MatterFields({ matter, value, onChange, error }: MatterFieldsProps) {
  const t = useWords('counters')
  const chosen = matter.choices.find((one) => one.text === value.choice)
  return (
    <>
      {matter.choices.length > 0 && (
        <SelectField
          name="choice"
          label={t('workbench.receive.choice', { name: matter.name })}
          value={value.choice}
          onChange={(choice) => onChange({ ...value, choice })}
          options={matter.choices.map((one) => ({ value: one.text, label: one.text }))}
          hint={chosen?.instead ? t('workbench.receive.not_ours', { instead: chosen.instead }) : undefined}
          error={error}
        />
      )}
      {matter.papers.length > 0 && (
        <CheckCards
          name={`brought.${matter.code}`}
          label={t('workbench.receive.brought', { name: matter.name })}
          value={value.brought}
          onChange={(brought) => onChange({ ...value, brought })}
          pairs
          options={matter.papers.map((paper) => ({
            value: paper.name,
            label: paper.name,
            hint: paper.note || undefined,
          }))}
        />
      )}
    </>
  )
}
