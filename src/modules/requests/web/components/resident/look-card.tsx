import { useState } from 'react'
import type { z } from 'zod'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { type FormErrors, useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { neighbourMatter } from '../../../contract.ts'
import { lastMoment } from '../last-moment.ts'

export type Matter = z.output<typeof neighbourMatter>
const commentLeast = 4

interface LookCardProps {
  matter: Matter
  busy: boolean
  onSay: (word: { done: boolean; comment: string }, fail: FormErrors['fail']) => void
}

/** A public matter nearby that is said to be done: a neighbour looks, and says whether it is. */
export function LookCard({ matter, busy, onSay }: LookCardProps) {
  const t = useWords('requests')
  const dates = useDates()
  const form = useFormErrors(t, 'resident.neighbours.errors')
  const [denying, setDenying] = useState(false)
  const [comment, setComment] = useState('')
  const say = (done: boolean) => {
    const told = comment.trim()
    const missing = !done && [...told].length < commentLeast ? [{ path: 'comment', code: 'required' }] : []
    if (!busy && form.setFields(missing)) onSay({ done, comment: done ? '' : told }, form.fail)
  }
  return (
    <Card title={[matter.item_name, matter.place].filter(Boolean).join(' · ')}>
      <Stack>
        <ErrorSummary form={form} />
        <p>{matter.result}</p>
        <p>
          {t('resident.neighbours.count', { count: matter.confirmed, needed: matter.needed })}
          {t('resident.neighbours.until', { day: dates.day(lastMoment(matter.until)) })}
        </p>
        {matter.mine && <p role="status">{t('resident.neighbours.said')}</p>}
        {!matter.mine && !denying && (
          <>
            <Button kind="main" wide busy={busy} onClick={() => say(true)}>
              {t('resident.neighbours.done')}
            </Button>
            <Button wide onClick={() => setDenying(true)}>
              {t('resident.neighbours.not_done')}
            </Button>
          </>
        )}
        {!matter.mine && denying && (
          <>
            <TextAreaField
              name="comment"
              label={t('resident.neighbours.why')}
              hint={t('resident.neighbours.why_hint')}
              rows={3}
              max={300}
              value={comment}
              onChange={setComment}
              error={form.errors['comment']}
            />
            <Button kind="main" wide busy={busy} onClick={() => say(false)}>
              {t('resident.neighbours.send_back')}
            </Button>
            <Button wide onClick={() => setDenying(false)}>
              {t('resident.neighbours.keep')}
            </Button>
          </>
        )}
      </Stack>
    </Card>
  )
}
