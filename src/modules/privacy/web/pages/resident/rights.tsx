import { type SubmitEvent, useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { OnlyBound } from '../../components/only-bound.tsx'
import { OutcomeList } from '../../components/outcome-list.tsx'
import styles from '../../components/privacy.module.css'
import { type OwnRight, type RightKind, rightKinds, rightTones } from '../../components/views.ts'
import { useRead, useWrite } from '../../queries.ts'

const ownRights = 'GET /api/c/:community/own/rights'
const wishLength = { min: 2, max: 500 }

function Ask() {
  const t = useWords('privacy')
  const toast = useToast()
  const form = useFormErrors(t, 'resident.rights.errors')
  const [kind, setKind] = useState<RightKind>('correction')
  const [wish, setWish] = useState('')
  const ask = useWrite('POST /api/c/:community/own/rights', {
    refresh: [ownRights],
    onSuccess: () => {
      setWish('')
      toast(t('resident.rights.sent'))
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const length = [...wish.trim()].length
    const missing = length < wishLength.min ? [{ path: 'wish', code: 'required' }] : []
    const long = length > wishLength.max ? [{ path: 'wish', code: 'too_long' }] : []
    if (!ask.isPending && form.setFields([...missing, ...long])) {
      ask.mutate({ body: { kind, wish: wish.trim() } }, { onError: form.fail })
    }
  }
  return (
    <Card title={t('resident.rights.ask')}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <ErrorSummary form={form} />
        <RadioCards
          name="kind"
          label={t('resident.rights.kind')}
          value={kind}
          onChange={setKind}
          options={rightKinds.map((value) => ({
            value,
            label: t(`words.rights.${value}.label`),
            hint: t(`words.rights.${value}.about`),
          }))}
        />
        <TextAreaField
          name="wish"
          label={t('resident.rights.wish')}
          hint={t(`resident.rights.hints.${kind}`)}
          rows={3}
          max={wishLength.max}
          value={wish}
          onChange={setWish}
          error={form.errors['wish']}
        />
        <div>
          <Button kind="main" type="submit" busy={ask.isPending}>
            {t('resident.rights.send')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function Right({ right }: { right: OwnRight }) {
  const t = useWords('privacy')
  const dates = useDates()
  const [leaving, setLeaving] = useState(false)
  const withdraw = useWrite('POST /api/c/:community/own/rights/:id/withdrawal', {
    refresh: [ownRights],
    onSuccess: () => setLeaving(false),
  })
  return (
    <li className={styles.line}>
      <strong>{t(`words.rights.${right.kind}.label`)}</strong>
      <span>{right.wish}</span>
      <StateTag tone={rightTones[right.state]}>{t(`words.right.${right.state}`)}</StateTag>
      <span className={styles.note}>
        {right.state === 'open'
          ? t('resident.rights.due', { asked: dates.day(right.asked_at), due: dates.full(right.due_at) })
          : t('resident.rights.asked', { asked: dates.day(right.asked_at) })}
      </span>
      {right.answer && <span>{t('resident.rights.answer', { text: right.answer })}</span>}
      <OutcomeList outcome={right.outcome} />
      {right.can.includes('withdraw') && (
        <Button onClick={() => setLeaving(true)}>{t('resident.rights.withdraw')}</Button>
      )}
      {leaving && (
        <ConfirmDialog
          title={t('resident.rights.withdraw_title')}
          confirm={t('resident.rights.withdraw')}
          busy={withdraw.isPending}
          onConfirm={() => withdraw.mutate({ params: { id: right.id }, body: {} })}
          onClose={() => setLeaving(false)}
        >
          {withdraw.error && <ErrorState problem={withdraw.error} part />}
        </ConfirmDialog>
      )}
    </li>
  )
}

function OwnRights() {
  const t = useWords('privacy')
  const rights = useRead(ownRights)
  return (
    <QueryView query={rights}>
      {({ items }) => (
        <>
          {items.length > 0 && (
            <Card title={t('resident.rights.mine')}>
              <ul className={styles.lines}>
                {items.map((right) => (
                  <Right key={right.id} right={right} />
                ))}
              </ul>
            </Card>
          )}
          <Ask />
        </>
      )}
    </QueryView>
  )
}

/** To see, mend, take along or have erased what is kept of me: asked here, answered with reasons by a day that is said. */
export default function RightsPage() {
  const t = useWords('privacy')
  return (
    <PageFrame title={t('resident.rights.title')} back="/me/data" intro={t('resident.rights.intro')}>
      <OnlyBound>
        <OwnRights />
      </OnlyBound>
    </PageFrame>
  )
}
