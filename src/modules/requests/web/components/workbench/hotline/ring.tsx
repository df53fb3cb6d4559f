import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import styles from './hotline.module.css'
import { type CurrentCall, callReads } from './views.ts'

/** The telephone rings: the number and Enter. A missed call is entered the same way. */
export function Ring({ onTaken }: { onTaken: (call: CurrentCall) => void }) {
  const t = useWords('requests')
  const toast = useToast()
  const [phone, setPhone] = useState('')
  const errors = useFormErrors(t, 'workbench.hotline.errors')
  const form = useRef<HTMLFormElement>(null)
  const take = useWrite('POST /api/c/:community/calls', {
    refresh: callReads,
    onSuccess: (call) => {
      if (call.kind !== 'missed') return onTaken(call)
      setPhone('')
      toast(t('workbench.hotline.missed_kept'))
    },
  })
  // The line is what this page is for: whoever opens it can type the number at once.
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const send = (kind: 'in' | 'missed', typed = phone) => {
    if (typed.trim() === '') return errors.setFields([{ path: 'phone', code: 'required' }])
    take.mutate({ body: { kind, phone: typed } }, { onError: errors.fail })
  }
  return (
    <Card title={t('workbench.hotline.ring')}>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          send('in')
        }}
      >
        <Stack>
          <ErrorSummary form={errors} />
          <TextField
            name="phone"
            label={t('workbench.hotline.number')}
            hint={t('workbench.hotline.number_hint')}
            type="tel"
            short
            value={phone}
            onChange={setPhone}
            error={errors.errors['phone']}
          />
          <div className={styles.acts}>
            <Button kind="main" narrow type="submit" busy={take.isPending}>
              {t('workbench.hotline.take')}
            </Button>
            <Button onClick={() => take.mutate({ body: { kind: 'in' } }, { onError: errors.fail })}>
              {t('workbench.hotline.withheld')}
            </Button>
            <Button onClick={() => send('missed')}>{t('workbench.hotline.enter_missed')}</Button>
          </div>
        </Stack>
      </form>
    </Card>
  )
}
