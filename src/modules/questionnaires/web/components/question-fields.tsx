import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../app/web/kit/card.tsx'
import { Field } from '../../../../app/web/kit/field.tsx'
import { CheckCards, RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { type Answer, type Answers, askedOf, type PlaceAnswer, type Question } from '../../contract/asking.ts'
import styles from './questionnaire.module.css'
import type { Ground } from './views.ts'

/** Drawn for questions with places on it only, so it comes by itself. */
const PlaceMap = lazy(() => import('./place-map.tsx'))

interface QuestionFieldsProps {
  questions: readonly Question[]
  answers: Answers
  onChange: (answers: Answers) => void
  errors: Record<string, string>
  /** Where a point may be added from the device. */
  withPoint?: boolean
  /** The map its places stand on. */
  ground: Ground | null
}

const textMost = 1_000

/** The questions to be asked after what was answered so far, numbered as they come. */
export function QuestionFields({ questions, answers, onChange, errors, withPoint, ground }: QuestionFieldsProps) {
  return (
    <Stack>
      {askedOf(questions, answers).map((question, index) => {
        const error = errors[`answers.${question.id}`]
        return (
          <OneQuestion
            key={question.id}
            question={question}
            number={index + 1}
            answer={answers[question.id]}
            onChange={(answer) => onChange({ ...answers, [question.id]: answer })}
            withPoint={withPoint ?? false}
            ground={ground}
            {...(error ? { error } : {})}
          />
        )
      })}
    </Stack>
  )
}

interface OneQuestionProps {
  question: Question
  number: number
  answer: Answer | undefined
  onChange: (answer: Answer) => void
  withPoint: boolean
  ground: Ground | null
  error?: string
}

function OneQuestion(props: OneQuestionProps) {
  const { question, number, answer, onChange, error } = props
  const t = useWords('questionnaires')
  const field = {
    name: `answers.${question.id}`,
    label: t('words.numbered', { number, label: question.label }),
    optional: !question.required,
    ...(error ? { error } : {}),
  }
  const options = question.options.map((option) => ({ value: option, label: option }))
  switch (question.kind) {
    case 'one':
      return <RadioCards {...field} value={textOf(answer)} onChange={onChange} options={options} />
    case 'several':
      return (
        <CheckCards
          {...field}
          hint={t('words.any')}
          value={Array.isArray(answer) ? answer : []}
          onChange={onChange}
          options={options}
        />
      )
    case 'scale':
      return <ScaleField {...props} field={field} />
    case 'text':
      return <TextAreaField {...field} rows={3} max={textMost} value={textOf(answer) ?? ''} onChange={onChange} />
    case 'matrix':
      return <MatrixField {...props} field={field} />
    case 'place':
      return <PlaceField {...props} field={field} />
  }
}

type Framed = OneQuestionProps & { field: { name: string; label: string; optional: boolean; error?: string } }

function textOf(answer: Answer | undefined): string | undefined {
  return typeof answer === 'string' ? answer : undefined
}

/** Numbers in a row, with what the ends mean. */
function ScaleField({ question, answer, onChange, field }: Framed) {
  const t = useWords('questionnaires')
  const steps = Array.from({ length: question.steps }, (_, index) => index + 1)
  const ends = t('words.scale', { low: question.low, high: question.high, steps: question.steps })
  return (
    <Field {...field} group hint={question.low && question.high ? ends : undefined}>
      <div className={styles['steps']}>
        {steps.map((step) => (
          <label key={step} className={styles['step']}>
            <input type="radio" name={field.name} checked={answer === step} onChange={() => onChange(step)} />
            <span>{step}</span>
          </label>
        ))}
      </div>
    </Field>
  )
}

/** One choice a row; rows stand one under another on the phone. */
function MatrixField({ question, answer, onChange, field }: Framed) {
  const given = typeof answer === 'object' && !Array.isArray(answer) ? (answer as Record<string, string>) : {}
  return (
    <Field {...field} group>
      <div className={styles['matrix']}>
        {question.rows.map((row) => (
          <fieldset key={row} className={styles['row']}>
            <legend>{row}</legend>
            <div className={styles['choices']}>
              {question.options.map((option) => (
                <label key={option} className={styles['choice']}>
                  <input
                    type="radio"
                    name={`${field.name}.${row}`}
                    checked={given[row] === option}
                    onChange={() => onChange({ ...given, [row]: option })}
                  />
                  <span>{option}</span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </Field>
  )
}

const placesOfDegree = 3

/** A place of the list; who wants adds about where they are now. */
function PlaceField({ question, answer, onChange, withPoint, ground, field }: Framed) {
  const t = useWords('questionnaires')
  const [refused, setRefused] = useState(false)
  const given = typeof answer === 'object' && !Array.isArray(answer) ? (answer as PlaceAnswer) : undefined
  const here = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        if (!given) return
        const [longitude, latitude] = [coords.longitude, coords.latitude].map((one) =>
          Number(one.toFixed(placesOfDegree)),
        )
        onChange({ ...given, longitude, latitude })
      },
      () => setRefused(true),
    )
  const onMap = ground !== null && Object.keys(question.spots).length > 0
  const numbered = (option: string, index: number) =>
    onMap && question.spots[option] ? t('words.numbered', { number: index + 1, label: option }) : option
  return (
    <div>
      <RadioCards
        {...field}
        value={given?.place}
        onChange={(place) => onChange({ ...given, place })}
        options={question.options.map((option, index) => ({ value: option, label: numbered(option, index) }))}
      />
      {onMap && (
        <Suspense>
          <PlaceMap
            question={question}
            ground={ground}
            place={given?.place}
            onPick={(place) => onChange({ ...given, place })}
          />
        </Suspense>
      )}
      {withPoint && given && (
        <p className={styles['point']}>
          {given.longitude === undefined ? (
            <Button kind="plain" onClick={here}>
              {t('words.add_point')}
            </Button>
          ) : (
            <>
              {t('words.point_added')}{' '}
              <Button kind="plain" onClick={() => onChange({ place: given.place })}>
                {t('words.drop_point')}
              </Button>
            </>
          )}
          {refused && given.longitude === undefined && <span role="status"> {t('words.point_refused')}</span>}
        </p>
      )}
    </div>
  )
}
