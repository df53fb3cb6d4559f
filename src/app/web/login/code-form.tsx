import { type SubmitEvent, useEffect, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Stack } from '../kit/card.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { useFormErrors } from '../kit/form-errors.ts'
import { TextField } from '../kit/text-field.tsx'
import { useKitWords } from '../words.ts'
import { isMobile, plainPhone } from './phone-number.ts'
import { useWrite } from './queries.ts'

export interface SignInFormProps {
  phone: string
  onPhone: (phone: string) => void
  onDone: () => void
  /** Half-way: the second step is asked for. */
  onSecondStep: () => void
}

/** Seconds until another code may be asked for, counting down. */
function useCountdown(): [number, (seconds: number) => void] {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1_000)
    return () => clearTimeout(timer)
  }, [left])
  return [left, setLeft]
}

/** Telephone number, then the code sent to it: two short steps, the number kept when going back. */
export function CodeForm({ phone, onPhone, onDone, onSecondStep }: SignInFormProps) {
  const t = useKitWords()
  const form = useFormErrors(t, 'login')
  const [sent, setSent] = useState(false)
  const [code, setCode] = useState('')
  const [left, setLeft] = useCountdown()
  const number = plainPhone(phone)

  const sending = useWrite('POST /api/auth/codes', {
    onSuccess: (answer) => {
      setSent(true)
      setLeft(answer.again_after_seconds)
    },
  })
  const entering = useWrite('POST /api/auth/sign-in-by-code', {
    onSuccess: (answer) => (answer.second_step ? onSecondStep() : onDone()),
  })

  const askForCode = () => {
    if (!form.setFields(isMobile(number) ? [] : [{ path: 'phone', code: 'phone_wrong' }])) return
    sending.mutate({ body: { phone: number } }, { onError: form.fail })
  }
  const enter = () => {
    if (!form.setFields(/^\d{6}$/.test(code.trim()) ? [] : [{ path: 'code', code: 'code_wrong' }])) return
    entering.mutate({ body: { phone: number, code } }, { onError: form.fail })
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (sent) enter()
    else askForCode()
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ErrorSummary form={form} />
        {sent ? (
          <>
            <p role="status">{t('login.code_sent', { phone: number })}</p>
            <TextField
              name="code"
              label={t('login.code')}
              hint={t('login.code_hint')}
              error={form.errors.code}
              value={code}
              onChange={setCode}
              inputMode="numeric"
              autoComplete="one-time-code"
              short
            />
          </>
        ) : (
          <TextField
            name="phone"
            type="tel"
            label={t('login.phone')}
            hint={t('login.phone_hint')}
            error={form.errors.phone}
            value={phone}
            onChange={onPhone}
            autoComplete="tel-national"
            inputMode="tel"
          />
        )}
        <Button kind="main" type="submit" busy={sending.isPending || entering.isPending}>
          {t(sent ? 'login.enter' : 'login.send_code')}
        </Button>
        {sent && (
          <>
            <Button unavailable={left > 0 ? t('login.again_in', { seconds: left }) : undefined} onClick={askForCode}>
              {t('login.again')}
            </Button>
            <Button kind="plain" onClick={() => setSent(false)}>
              {t('login.other_phone')}
            </Button>
          </>
        )}
      </Stack>
    </form>
  )
}
