import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'

export interface ItemQuestion {
  question: string
  options: { text: string; instead: string }[]
  required: boolean
}

/** Answers by question, as they are kept while one writes. */
export type Answers = Record<string, string>

/** As many options stand side by side; more are a list. */
const cardsMost = 5
const answerMost = 200

/** The answers to the questions an item asks, as the routes take them. */
export function answersOf(questions: readonly ItemQuestion[], answers: Answers) {
  return questions.flatMap(({ question }) => {
    const answer = answers[question]?.trim()
    return answer ? [{ question, answer }] : []
  })
}

/** What was chosen that the community mayn't do, and where to go instead. */
export function elsewhere(questions: readonly ItemQuestion[], answers: Answers) {
  return questions
    .flatMap((one) => one.options.filter((option) => option.text === answers[one.question]))
    .find((option) => option.instead !== '')
}

interface QuestionsProps {
  questions: readonly ItemQuestion[]
  answers: Answers
  onChange: (answers: Answers) => void
  /** The first unanswered question gets it. */
  error?: string | undefined
  /** Staff may leave them open: the conversation decides. */
  optional?: boolean
}

/** What an item asks besides, each a choice or a line. */
export function ItemQuestions({ questions, answers, onChange, error, optional }: QuestionsProps) {
  const t = useWords('requests')
  const open = questions.find((one) => one.required && !answers[one.question]?.trim())
  const away = elsewhere(questions, answers)
  return (
    <>
      {questions.map((one, index) => {
        const field = {
          name: one === open ? 'answers' : `answers.${index}`,
          label: one.question,
          optional: optional === true || !one.required,
          error: one === open ? error : undefined,
          value: answers[one.question] ?? '',
          onChange: (answer: string) => onChange({ ...answers, [one.question]: answer }),
        }
        const options = one.options.map(({ text }) => ({ value: text, label: text }))
        if (options.length === 0) return <TextField key={one.question} {...field} maxLength={answerMost} />
        if (options.length > cardsMost) return <SelectField key={one.question} {...field} options={options} />
        return <RadioCards key={one.question} {...field} options={options} pairs />
      })}
      {away && <p role="status">{t('words.not_ours', { what: away.text, where: away.instead })}</p>}
    </>
  )
}
