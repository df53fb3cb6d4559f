import { useState } from 'react'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { LabelList } from '../../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { type Grade, Rating } from '../../../../../../app/web/kit/rating.tsx'
import { useKeyHint, useShortcuts } from '../../../../../../app/web/kit/shortcuts.tsx'
import { TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { RevealContact } from '../reveal-contact.tsx'
import styles from './follow-up.module.css'
import { type FollowUp, followUpReads } from './views.ts'

type Answer = 'solved' | 'not_solved' | 'no_answer' | 'refused'
const answers = ['solved', 'not_solved', 'no_answer', 'refused'] as const
const grades = [5, 4, 3, 2, 1] as const

interface CallCardProps {
  call: FollowUp
  script: string
  /** What follows when it is put down. */
  onDone: () => void
}

/** One call: what to ask, and what was said. Keys: Y solved, N not, O no answer, X refused, 1–5 the grade, Ctrl+Enter keeps it. */
export function CallCard({ call, script, onDone }: CallCardProps) {
  const t = useWords('requests')
  const toast = useToast()
  const form = useFormErrors(t, 'workbench.call_backs.errors')
  const [answer, setAnswer] = useState<Answer>()
  const [grade, setGrade] = useState<Grade>()
  const [comment, setComment] = useState('')
  const reached = answer === 'solved' || answer === 'not_solved'
  const write = useWrite('POST /api/c/:community/requests/:id/call-back', {
    refresh: followUpReads,
    onSuccess: () => {
      toast(t('workbench.acts.call_back.done'))
      onDone()
    },
  })
  const keep = () => {
    if (!answer) return form.setFields([{ path: 'answer', code: 'required' }])
    const judged = reached ? { solved: answer === 'solved', ...(grade ? { grade } : {}) } : {}
    const body = { reached, refused: answer === 'refused', ...judged, comment, version: call.version }
    return write.mutate({ params: { id: call.id }, body }, { onError: form.fail })
  }
  const keys = { solved: 'y', not_solved: 'n', no_answer: 'o', refused: 'x' } as const
  useShortcuts([
    ...answers.map((one) => ({
      id: `follow_up.${one}`,
      keys: keys[one],
      label: t(`workbench.call_backs.answers.${one}`),
      run: () => setAnswer(one),
    })),
    ...grades.map((one) => ({
      id: `follow_up.grade_${one}`,
      keys: String(one),
      label: t(`words.grade.${one}`),
      hidden: true,
      run: () => setGrade(one),
    })),
    { id: 'form.send', label: t('workbench.acts.call_back.act'), run: keep },
  ])
  return (
    <Card title={call.title}>
      <Stack>
        <ErrorSummary form={form} />
        <Facts call={call} />
        <section aria-label={t('workbench.call_backs.script')} className={styles['script']}>
          {script}
        </section>
        <RadioCards
          name="answer"
          label={t('workbench.acts.call_back.answer')}
          value={answer}
          onChange={setAnswer}
          error={form.errors['answer']}
          pairs
          options={answers.map((one) => ({
            value: one,
            label: t(`workbench.call_backs.answers.${one}`),
            hint: t('workbench.call_backs.key', { key: keys[one].toUpperCase() }),
          }))}
        />
        {reached && <Rating name="grade" legend={t('workbench.call_backs.grade')} value={grade} onChange={setGrade} />}
        <TextAreaField
          name="comment"
          label={t('workbench.acts.call_back.comment')}
          optional
          rows={3}
          max={500}
          value={comment}
          onChange={setComment}
          error={form.errors['comment']}
        />
        <KeepButton busy={write.isPending} onKeep={keep} />
      </Stack>
    </Card>
  )
}

function KeepButton({ busy, onKeep }: { busy: boolean; onKeep: () => void }) {
  const t = useWords('requests')
  const hint = useKeyHint('form.send')
  return (
    <div className={layout['acts']}>
      <Button kind="main" narrow busy={busy} onClick={onKeep} {...hint}>
        {t('workbench.acts.call_back.act')}
      </Button>
    </div>
  )
}

function Facts({ call }: { call: FollowUp }) {
  const t = useWords('requests')
  const dates = useDates()
  return (
    <LabelList
      rows={[
        {
          label: t('words.number'),
          value: <Link to={`/requests/${call.id}`}>{call.number}</Link>,
        },
        { label: t('words.place'), value: call.place },
        { label: t('workbench.call_backs.result'), value: call.result },
        { label: t('workbench.call_backs.until'), value: call.confirm_until ? dates.full(call.confirm_until) : '' },
        {
          label: t('workbench.call_backs.attempts'),
          value: t('workbench.call_backs.attempts_of', { count: call.attempts, most: call.attempts_most }),
        },
        {
          label: t('words.phone'),
          value: (
            <RevealContact id={call.id} masked={t('workbench.call_backs.covered')} may={call.can.includes('reveal')} />
          ),
        },
      ]}
    />
  )
}
