import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../app/web/kit/error-summary.tsx'
import { type FormErrors, useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { ThumbBar } from '../../../../app/web/kit/thumb-bar.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { type Answers, askedOf, isAnswered } from '../../contract/asking.ts'
import { QuestionFields } from './question-fields.tsx'
import type { Asked } from './views.ts'

interface AnswerFormProps {
  asked: Asked
  busy: boolean
  send: string
  onSend: (answers: Answers, form: FormErrors) => void
  withPoint?: boolean
}

/** What it is about, whether one's name is with it, the questions, and the act. */
export function AnswerForm({ asked, busy, send, onSend, withPoint }: AnswerFormProps) {
  const t = useWords('questionnaires')
  const dates = useDates()
  const [answers, setAnswers] = useState<Answers>({})
  const labels = Object.fromEntries(asked.questions.map((one) => [`answers.${one.id}`, one.label]))
  const form = useFormErrors(t, 'words.errors', labels)
  const missing = () =>
    askedOf(asked.questions, answers)
      .filter((one) => one.required && !isAnswered(answers[one.id]))
      .map((one) => ({ path: `answers.${one.id}`, code: 'required' }))
  const facts = [
    t(asked.anonymous ? 'words.anonymous' : 'words.named'),
    asked.place && t('words.for_place', { place: asked.place }),
    asked.until_day && t('words.until', { day: dates.day(asked.until_day) }),
  ]
  return (
    <Stack>
      <ErrorSummary form={form} />
      {asked.intro && <p className={layout['text']}>{asked.intro}</p>}
      <ul>
        {facts.filter(Boolean).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <Card>
        <QuestionFields
          questions={asked.questions}
          answers={answers}
          onChange={setAnswers}
          errors={form.errors}
          withPoint={withPoint ?? false}
          ground={asked.ground}
        />
      </Card>
      <ThumbBar>
        <Button kind="main" busy={busy} onClick={() => form.setFields(missing()) && onSend(answers, form)}>
          {send}
        </Button>
      </ThumbBar>
    </Stack>
  )
}
