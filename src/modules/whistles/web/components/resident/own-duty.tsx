import { useState } from 'react'
import type { z } from 'zod'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { ownDuty } from '../../../contract.ts'
import { useWrite } from '../../queries.ts'
import styles from './resident.module.css'

export type OwnDuty = z.output<typeof ownDuty>

export const ownReads = ['GET /api/c/:community/my/dual-registration']
const textMax = 500

/** What I did, for the community and my organisation. */
function ReportForm({ duty, onDone }: { duty: OwnDuty; onDone: () => void }) {
  const t = useWords('whistles')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [text, setText] = useState(duty.mine?.report_text ?? '')
  const write = useWrite('POST /api/c/:community/my/duties/:id/report', {
    refresh: ownReads,
    onSuccess: () => {
      toast(t('resident.dual.reported_done'))
      onDone()
    },
  })
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const short = [...text.trim()].length < 2 ? [{ path: 'text', code: 'required' }] : []
        if (write.isPending || !errors.setFields(short)) return
        write.mutate({ params: { id: duty.id }, body: { text: text.trim(), people: 1 } }, { onError: errors.fail })
      }}
    >
      <ErrorSummary form={errors} />
      <TextAreaField
        name="text"
        label={t('resident.dual.what_done')}
        rows={3}
        max={textMax}
        value={text}
        onChange={setText}
        error={errors.errors['text']}
      />
      <div className={styles.acts}>
        <Button kind="main" type="submit" narrow busy={write.isPending}>
          {t('resident.dual.report')}
        </Button>
        <Button onClick={onDone}>{t('resident.dual.not_now')}</Button>
      </div>
    </form>
  )
}

/** How it stands with a duty, for who took it on or might. */
function DutyState({ duty }: { duty: OwnDuty }) {
  const t = useWords('whistles')
  const { mine } = duty
  if (mine?.confirmed_at) return <StateTag tone="done">{t('words.duty.confirmed')}</StateTag>
  if (mine?.reported_at) return <StateTag tone="wait">{t('words.duty.reported')}</StateTag>
  if (mine) return <StateTag tone="work">{t('words.duty.mine')}</StateTag>
  const full = duty.taken >= duty.needed
  return <StateTag tone={full ? 'rest' : 'need'}>{t(full ? 'words.duty.full' : 'words.duty.open')}</StateTag>
}

/** What is to be done, where, by when, and how many are still needed. */
export function DutyFacts({ duty }: { duty: OwnDuty }) {
  const t = useWords('whistles')
  const dates = useDates()
  const { mine } = duty
  return (
    <>
      <h3>{duty.title}</h3>
      <DutyState duty={duty} />
      <p className={layout.text}>{duty.description}</p>
      <div className={styles.facts}>
        <span>{[duty.place, duty.place_detail].filter(Boolean).join(' · ')}</span>
        <span>{t('words.until_day', { day: dates.day(duty.until_day) })}</span>
        <span>{t('words.taken_of', { taken: duty.taken, needed: duty.needed })}</span>
        {mine && mine.places > 1 && <span>{t('words.places_of', { count: mine.places })}</span>}
        {mine?.report_text && <span>{t('words.report_said', { text: mine.report_text })}</span>}
      </div>
    </>
  )
}

/** One thing to take on, or taken on. */
export function OwnDutyCard({ duty }: { duty: OwnDuty }) {
  const t = useWords('whistles')
  const toast = useToast()
  const [writing, setWriting] = useState(false)
  const done = (word: string) => ({ refresh: ownReads, onSuccess: () => toast(t(`resident.dual.${word}`)) })
  const take = useWrite('POST /api/c/:community/my/duties/:id/take', done('taken'))
  const giveUp = useWrite('POST /api/c/:community/my/duties/:id/give-up', done('given_up'))
  const of = { params: { id: duty.id }, body: {} }
  const can = duty.mine?.can ?? []
  const failed = take.error ?? giveUp.error
  return (
    <Card>
      <DutyFacts duty={duty} />
      {failed && <ErrorState problem={failed} part />}
      {writing ? (
        <ReportForm duty={duty} onDone={() => setWriting(false)} />
      ) : (
        <div className={styles.acts}>
          {duty.can.includes('take') && (
            <Button kind="main" narrow busy={take.isPending} onClick={() => take.mutate(of)}>
              {t('resident.dual.take')}
            </Button>
          )}
          {can.includes('report') && (
            <Button kind={duty.mine?.reported_at ? 'quiet' : 'main'} narrow onClick={() => setWriting(true)}>
              {t(duty.mine?.reported_at ? 'resident.dual.report_again' : 'resident.dual.report_open')}
            </Button>
          )}
          {can.includes('give_up') && (
            <Button busy={giveUp.isPending} onClick={() => giveUp.mutate(of)}>
              {t('resident.dual.give_up')}
            </Button>
          )}
        </div>
      )}
    </Card>
  )
}
