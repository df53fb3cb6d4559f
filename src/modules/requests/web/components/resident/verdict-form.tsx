import { IconCircleCheck, IconRefresh } from '@tabler/icons-react'
import { type SubmitEvent, useId, useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { type Grade, Rating } from '../../../../../app/web/kit/rating.tsx'
import { TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { lastMoment } from '../last-moment.ts'
import styles from './matter.module.css'
import type { OwnRequest } from './views.ts'

const commentMax = 500

export interface Verdict {
  solved: boolean
  grade?: Grade
  comment: string
}

interface VerdictFormProps {
  request: OwnRequest
  /** Resolves once the judgement is in. */
  onJudge: (verdict: Verdict) => Promise<unknown>
}

/** 解决了吗: two taps are enough; grade and words may follow. Not solved: it goes back to who dealt with it. */
export function VerdictForm({ request, onJudge }: VerdictFormProps) {
  const t = useWords('requests')
  const dates = useDates()
  const heading = useId()
  const form = useFormErrors(t, 'resident.verdict.errors')
  const [busy, setBusy] = useState(false)
  const [solved, setSolved] = useState<'yes' | 'no'>()
  const [grade, setGrade] = useState<Grade>()
  const [comment, setComment] = useState('')
  const end = request.outcome === 'answered' ? 'answered' : 'solved'
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const missing = [
      ...(solved ? [] : [{ path: 'solved', code: 'required' }]),
      ...([...comment].length > commentMax ? [{ path: 'comment', code: 'too_long' }] : []),
    ]
    if (busy || !form.setFields(missing)) return
    setBusy(true)
    onJudge({ solved: solved === 'yes', ...(grade ? { grade } : {}), comment: comment.trim() })
      .catch(form.fail)
      .finally(() => setBusy(false))
  }
  return (
    <section className={styles.verdict} aria-labelledby={heading}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <h2 id={heading}>{t('resident.verdict.title')}</h2>
        <ErrorSummary form={form} />
        <RadioCards
          name="solved"
          label={t(`resident.verdict.${end}.question`)}
          hint={
            request.confirm_until
              ? t('resident.verdict.until', { date: dates.day(lastMoment(request.confirm_until)) })
              : undefined
          }
          value={solved}
          onChange={setSolved}
          options={[
            { value: 'yes', label: t(`resident.verdict.${end}.yes`), icon: IconCircleCheck },
            { value: 'no', label: t(`resident.verdict.${end}.no`), icon: IconRefresh },
          ]}
          pairs
          error={form.errors['solved']}
        />
        {solved && (
          <>
            <Rating legend={t('resident.verdict.grade')} name="grade" value={grade} onChange={setGrade} />
            <TextAreaField
              name="comment"
              label={t(`resident.verdict.${end}.comment_${solved}`)}
              optional
              rows={3}
              max={commentMax}
              value={comment}
              onChange={setComment}
              error={form.errors['comment']}
            />
            {solved === 'no' && <p className={styles.quiet}>{t('resident.verdict.reopens')}</p>}
            <div>
              <Button kind="main" type="submit" busy={busy}>
                {t(`resident.verdict.${end}.send_${solved}`)}
              </Button>
            </div>
          </>
        )}
      </form>
    </section>
  )
}
