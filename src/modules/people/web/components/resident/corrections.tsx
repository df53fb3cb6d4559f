import { type SubmitEvent, useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { StateTag, type Tone } from '../../../../../app/web/kit/state-tag.tsx'
import { TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import styles from './profile.module.css'
import { type OwnProfile, profileRead } from './views.ts'

const wishLength = { min: 2, max: 500 }
const tones: Record<OwnProfile['corrections'][number]['state'], Tone> = {
  open: 'work',
  mended: 'done',
  declined: 'info',
}

function WishForm() {
  const t = useWords('people')
  const toast = useToast()
  const form = useFormErrors(t, 'resident.corrections.errors')
  const [wish, setWish] = useState('')
  const ask = useWrite('POST /api/c/:community/own/corrections', {
    refresh: [profileRead],
    onSuccess: () => {
      setWish('')
      toast(t('resident.corrections.sent'))
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const length = [...wish.trim()].length
    const missing = [
      ...(length < wishLength.min ? [{ path: 'wish', code: 'required' }] : []),
      ...(length > wishLength.max ? [{ path: 'wish', code: 'too_long' }] : []),
    ]
    if (!ask.isPending && form.setFields(missing)) ask.mutate({ body: { wish: wish.trim() } }, { onError: form.fail })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ErrorSummary form={form} />
      <TextAreaField
        name="wish"
        label={t('resident.corrections.wish')}
        hint={t('resident.corrections.hint')}
        rows={3}
        max={wishLength.max}
        value={wish}
        onChange={setWish}
        error={form.errors['wish']}
      />
      <div>
        <Button type="submit" busy={ask.isPending}>
          {t('resident.corrections.send')}
        </Button>
      </div>
    </form>
  )
}

/** Something entered is wrong: the community mends it, and answers. One wish at a time. */
export function Corrections({ profile }: { profile: OwnProfile }) {
  const t = useWords('people')
  const dates = useDates()
  const waiting = profile.corrections.some((correction) => correction.state === 'open')
  return (
    <Card title={t('resident.corrections.title')}>
      <ul className={styles.lines}>
        {profile.corrections.map((correction) => (
          <li key={correction.id} className={styles.correction}>
            <StateTag tone={tones[correction.state]}>{t(`resident.corrections.states.${correction.state}`)}</StateTag>
            <span>{correction.wish}</span>
            <span className={styles.note}>{dates.full(correction.asked_at)}</span>
            {correction.answer && <span>{t('resident.corrections.answer', { text: correction.answer })}</span>}
          </li>
        ))}
      </ul>
      {waiting ? <p className={styles.note}>{t('resident.corrections.waiting')}</p> : <WishForm />}
    </Card>
  )
}
