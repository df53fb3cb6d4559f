import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../app/web/kit/button.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { Under } from '../../../../app/web/kit/record-table.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useWrite } from '../queries.ts'
import styles from './meetings.module.css'
import { OutcomeTag } from './states.tsx'
import { type Decision, meetingReads, type Suggestion } from './views.ts'

interface SuggestionLineProps {
  suggestion: Suggestion
  /** of the same meeting: one of them may be what became of it */
  decisions?: Pick<Decision, 'id' | 'number' | 'text'>[]
}

/** One suggestion, its answer and what became of it. */
export function SuggestionLine({ suggestion: one, decisions = [] }: SuggestionLineProps) {
  const t = useWords('deliberation')
  const dates = useDates()
  const [asked, setAsked] = useState(false)
  return (
    <li className={styles.item}>
      <div className={styles.row}>
        <strong className={layout.text}>{one.text}</strong>
        <OutcomeTag outcome={one.outcome} />
      </div>
      <Under>{[one.by, dates.full(one.noted_at)].filter(Boolean).join(' · ')}</Under>
      {one.answer && <p className={layout.text}>{t('words.answered', { text: one.answer })}</p>}
      {one.request && (
        <Link to={`/requests/${one.request.id}`}>{t('words.of_request', { number: one.request.number })}</Link>
      )}
      {one.topic && <Link to={`/halls/${one.topic.id}`}>{t('words.of_topic', { title: one.topic.title })}</Link>}
      {one.decision && (
        <span>
          {one.decision.number} {t(`words.decision.${one.decision.state}`)}{' '}
          {t('words.until', { day: dates.day(one.decision.due_day) })}
        </span>
      )}
      {one.can.includes('answer') && (
        <div className={styles.row} data-screen-only>
          {!one.topic && (
            <ButtonLink narrow to={`/halls/new?suggestion=${one.id}`}>
              {t('workbench.topics.from_suggestion')}
            </ButtonLink>
          )}
          <Button narrow kind={one.answer ? 'quiet' : 'main'} onClick={() => setAsked(true)}>
            {t(one.answer ? 'workbench.answer.again' : 'workbench.answer.open')}
          </Button>
        </div>
      )}
      {asked && <AnswerDialog suggestion={one} decisions={decisions} onClose={() => setAsked(false)} />}
    </li>
  )
}

const outcomes = ['answered', 'taken_up', 'done', 'not_possible'] as const

function AnswerDialog({ suggestion, decisions, onClose }: Required<SuggestionLineProps> & { onClose: () => void }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [answer, setAnswer] = useState(suggestion.answer)
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('answered')
  const [number, setNumber] = useState(suggestion.request?.number ?? '')
  const [decision, setDecision] = useState(suggestion.decision?.id ?? '')
  const write = useWrite('POST /api/c/:community/suggestions/:id/answer', {
    refresh: meetingReads,
    onSuccess: () => {
      toast(t('workbench.answer.done'))
      onClose()
    },
  })
  const act = () => {
    if (!errors.setFields(answer.trim() ? [] : [{ path: 'answer', code: 'required' }])) return
    const body = { answer, outcome, request_number: number, ...(decision ? { decision_id: decision } : {}) }
    write.mutate({ params: { id: suggestion.id }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.answer.open')}
      act={t('workbench.answer.open')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <p>{suggestion.text}</p>
      <TextAreaField
        name="answer"
        label={t('words.answer')}
        rows={3}
        value={answer}
        onChange={setAnswer}
        error={errors.errors['answer']}
      />
      <SelectField
        name="outcome"
        label={t('words.outcome_label')}
        short
        value={outcome}
        onChange={(value) => setOutcome(outcomes.find((one) => one === value) ?? 'answered')}
        options={outcomes.map((value) => ({ value, label: t(`words.outcome.${value}`) }))}
      />
      {decisions.length > 0 && (
        <SelectField
          name="decision_id"
          label={t('words.decision_of')}
          optional
          any
          value={decision}
          onChange={setDecision}
          options={decisions.map((one) => ({ value: one.id, label: `${one.number} ${one.text}` }))}
        />
      )}
      <TextField
        name="request_number"
        label={t('words.request_number')}
        optional
        short
        value={number}
        onChange={setNumber}
        error={errors.errors['request_number']}
      />
    </FormDialog>
  )
}
