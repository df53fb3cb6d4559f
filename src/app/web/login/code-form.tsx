import { type SubmitEvent, useEffect, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Stack } from '../kit/card.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { type FormErrors, useFormErrors } from '../kit/form-errors.ts'
import { TextField } from '../kit/text-field.tsx'
import { useKitWords } from '../words.ts'
import { sendCode, verifyCode } from './endpoints.ts'
import { isMobile, plainPhone } from './phone-number.ts'

/** Seconds until another code may be asked for. */
const pauseSeconds = 60

export interface SignInFormProps {
  phone: string
  onPhone: (phone: string) => void
  onDone: () => void
}

/** Runs one try: guards against a second press, shows what went wrong. */
export function useTry(form: FormErrors): [boolean, (act: () => Promise<unknown>, done: () => void) => void] {
  const [busy, setBusy] = useState(false)
  const start = (act: () => Promise<unknown>, done: () => void) => {
    form.clear()
    setBusy(true)
    act()
      .then(done, form.fail)
      .finally(() => setBusy(false))
  }
  return [busy, start]
}

function useCountdown(): [number, () => void] {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1_000)
    return () => clearTimeout(timer)
  }, [left])
  return [left, () => setLeft(pauseSeconds)]
}

/** Telephone number, then the code sent to it: two short steps, the number kept when going back. */
export function CodeForm({ phone, onPhone, onDone }: SignInFormProps) {
  const t = useKitWords()
  const form = useFormErrors(t, 'login')
  const [busy, start] = useTry(form)
  const [sent, setSent] = useState(false)
  const [code, setCode] = useState('')
  const [left, pause] = useCountdown()
  const number = plainPhone(phone)

  const askForCode = () => {
    if (!isMobile(number)) return form.setFields([{ path: 'phone', code: 'phone_wrong' }])
    start(
      () => sendCode(number),
      () => {
        setSent(true)
        pause()
      },
    )
  }
  const enter = () => {
    if (!/^\d{6}$/.test(code.trim())) return form.setFields([{ path: 'code', code: 'code_wrong' }])
    start(() => verifyCode(number, code.trim()), onDone)
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
        <Button kind="main" type="submit" busy={busy}>
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
