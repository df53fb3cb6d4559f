import { IconPlus } from '@tabler/icons-react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { SelectField, TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { QuestionForm } from './plan-form.ts'

interface QuestionsEditorProps {
  questions: QuestionForm[]
  onChange: (questions: QuestionForm[]) => void
  errors: Record<string, string>
}

const questionsMost = 12
const kinds = ['yes_no', 'one', 'several', 'text'] as const

/** The questions of a round being planned. */
export function QuestionsEditor({ questions, onChange, errors }: QuestionsEditorProps) {
  const t = useWords('outreach')
  const set = (index: number, patch: Partial<QuestionForm>) =>
    onChange(questions.map((one, at) => (at === index ? { ...one, ...patch } : one)))
  const add = () => {
    const next = Math.max(0, ...questions.map((one) => Number(one.id.slice(1)))) + 1
    onChange([...questions, { id: `q${next}`, kind: 'yes_no', label: '', lines: '' }])
  }
  return (
    <Stack>
      {questions.map((one, index) => (
        <Stack key={one.id}>
          <div className={layout.pair}>
            <TextField
              name={`questions.${index}`}
              label={t('workbench.plan.question', { n: index + 1 })}
              value={one.label}
              maxLength={80}
              onChange={(label) => set(index, { label })}
              {...(errors[`questions.${index}`] ? { error: errors[`questions.${index}`] } : {})}
            />
            <SelectField
              name={`questions.${index}.kind`}
              label={t('workbench.plan.kind')}
              value={one.kind}
              onChange={(kind) => set(index, { kind: kinds.find((known) => known === kind) ?? 'text' })}
              options={kinds.map((kind) => ({ value: kind, label: t(`workbench.kinds.${kind}`) }))}
            />
          </div>
          {(one.kind === 'one' || one.kind === 'several') && (
            <TextAreaField
              name={`questions.${index}.options`}
              label={t('workbench.plan.options')}
              hint={t('workbench.plan.options_hint')}
              rows={3}
              value={one.lines}
              onChange={(lines) => set(index, { lines })}
            />
          )}
          <div>
            <Button kind="plain" onClick={() => onChange(questions.filter((_, at) => at !== index))}>
              {t('workbench.plan.drop_question', { n: index + 1 })}
            </Button>
          </div>
        </Stack>
      ))}
      {questions.length < questionsMost && (
        <div>
          <Button icon={IconPlus} onClick={add}>
            {t('workbench.plan.add_question')}
          </Button>
        </div>
      )}
    </Stack>
  )
}
