import { useWords } from '../../../../../../app/web/words.ts'
import type { Field } from '../views.ts'

/** What a field may be limited to: one of its answers, or whether anything stands there. */
export function useAnswers(field: Field | undefined): { value: string; label: string }[] {
  const t = useWords('people')
  if (!field) return []
  const given = {
    yes_no: [
      { value: 'yes', label: t('words.yes') },
      { value: 'no', label: t('words.no') },
    ],
    choice: field.choices.map(({ code, label }) => ({ value: code, label })),
    choices: field.choices.map(({ code, label }) => ({ value: code, label })),
    text: [],
    number: [],
    date: [],
  }[field.kind]
  return [
    ...given,
    { value: 'filled', label: t('workbench.fields.filled') },
    { value: 'empty', label: t('workbench.fields.empty') },
  ]
}
