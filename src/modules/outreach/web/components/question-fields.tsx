import { Stack } from '../../../../app/web/kit/card.tsx'
import { CheckCards, RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Answer, Question, Visit } from './views.ts'

interface QuestionFieldsProps {
  questions: readonly Question[]
  answers: Visit['answers']
  onChange: (answers: Visit['answers']) => void
}

/** The questions of a round; none has to be answered. */
export function QuestionFields({ questions, answers, onChange }: QuestionFieldsProps) {
  return (
    <Stack>
      {questions.map((question) => (
        <OneQuestion
          key={question.id}
          question={question}
          answer={answers[question.id] ?? null}
          onChange={(answer) => onChange({ ...answers, [question.id]: answer })}
        />
      ))}
    </Stack>
  )
}

interface OneQuestionProps {
  question: Question
  answer: Answer
  onChange: (answer: Answer) => void
}

function OneQuestion({ question, answer, onChange }: OneQuestionProps) {
  const t = useWords('outreach')
  const field = { name: `answers.${question.id}`, label: question.label, optional: true }
  const options = question.options.map((option) => ({ value: option, label: option }))
  switch (question.kind) {
    case 'text':
      return <TextField {...field} value={typeof answer === 'string' ? answer : ''} onChange={onChange} />
    case 'one':
      return (
        <RadioCards
          {...field}
          value={typeof answer === 'string' ? answer : undefined}
          onChange={onChange}
          options={options}
          pairs
        />
      )
    case 'several':
      return (
        <CheckCards
          {...field}
          value={Array.isArray(answer) ? answer : []}
          onChange={onChange}
          options={options}
          pairs
        />
      )
    case 'yes_no':
      return (
        <RadioCards
          {...field}
          value={typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : undefined}
          onChange={(value) => onChange(value === 'yes')}
          options={[
            { value: 'yes', label: t('workbench.visit.yes') },
            { value: 'no', label: t('workbench.visit.no') },
          ]}
          pairs
        />
      )
  }
}
