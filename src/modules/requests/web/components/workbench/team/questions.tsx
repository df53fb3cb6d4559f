import { useState } from 'react'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { StateTag, type Tone } from '../../../../../../app/web/kit/state-tag.tsx'
import { fillWords } from '../../../../../../app/web/kit/texts/fill-names.data.ts'
import { TextBlockField } from '../../../../../../app/web/kit/texts/text-block-field.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { refresh } from '../acts/act.ts'
import styles from './team.module.css'
import { useDraft } from './use-draft.ts'
import type { Question } from './views.ts'

const tones: Record<Question['state'], Tone> = { open: 'wait', late: 'late', answered: 'done', withdrawn: 'rest' }

function Answer({ question, onClose }: { question: Question; onClose: () => void }) {
  const t = useWords('requests')
  const toast = useToast()
  const form = useFormErrors(t, 'workbench.team.answer.errors')
  const draft = useDraft({ kind: 'question', id: question.id }, 'answer')
  const write = useWrite('POST /api/c/:community/questions/:id/answer', {
    refresh,
    onSuccess: () => {
      draft.sent()
      toast(t('workbench.team.answer.done'))
      onClose()
    },
  })
  const go = () => write.mutate({ params: { id: question.id }, body: { text: draft.text } }, { onError: form.fail })
  return (
    <FormDialog
      title={t('workbench.team.answer.title')}
      act={t('workbench.team.answer.act')}
      help={question.text}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <TextBlockField
        name="text"
        words={fillWords(question.request)}
        label={t('workbench.team.answer.text')}
        hint={draft.note}
        value={draft.text}
        onChange={draft.setText}
        rows={4}
        max={2000}
        error={form.errors.text}
      />
    </FormDialog>
  )
}

function Line({ question, linked }: { question: Question; linked: boolean }) {
  const t = useWords('requests')
  const dates = useDates()
  const [answering, setAnswering] = useState(false)
  const withdraw = useWrite('POST /api/c/:community/questions/:id/withdraw', { refresh })
  const { request } = question
  return (
    <li className={styles.question} data-keep>
      <div className={styles.questionHead}>
        <StateTag tone={tones[question.state]}>{t(`workbench.team.question.${question.state}`)}</StateTag>
        {question.kind === 'part' && <StateTag tone="info">{t('workbench.team.question.part')}</StateTag>}
        <span className={styles.quiet}>
          {t('workbench.team.question.who', {
            from: question.asked_by,
            to: question.to,
            due: dates.full(question.due_at),
          })}
        </span>
      </div>
      {linked && (
        <Link to={`/requests/${request.id}`}>
          {request.title}（{request.number}）
        </Link>
      )}
      <p className={styles.said}>{question.text}</p>
      {question.answer && (
        <p className={styles.answer}>
          {question.answer}
          <span className={styles.quiet}>
            {[question.answered_by, question.answered_at && dates.full(question.answered_at)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
      )}
      <div className={styles.row} data-screen-only>
        {question.can.includes('answer') && (
          <Button kind="main" narrow onClick={() => setAnswering(true)}>
            {t('workbench.team.answer.act')}
          </Button>
        )}
        {question.can.includes('withdraw') && (
          <Button busy={withdraw.isPending} onClick={() => withdraw.mutate({ params: { id: question.id }, body: {} })}>
            {t('workbench.team.question.take_back')}
          </Button>
        )}
      </div>
      {answering && <Answer question={question} onClose={() => setAnswering(false)} />}
    </li>
  )
}

/** Questions to colleagues, each with what can be done; `linked` outside their own request. */
export function Questions({ questions, linked = false }: { questions: Question[]; linked?: boolean }) {
  return (
    <ul className={styles.plain}>
      {questions.map((question) => (
        <Line key={question.id} question={question} linked={linked} />
      ))}
    </ul>
  )
}
