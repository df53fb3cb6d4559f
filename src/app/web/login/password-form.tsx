import { type SubmitEvent, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Stack } from '../kit/card.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { useFormErrors } from '../kit/form-errors.ts'
import { TextField } from '../kit/text-field.tsx'
import { useKitWords } from '../words.ts'
import { type SignInFormProps, useTry } from './code-form.tsx'
import { signInByPassword } from './endpoints.ts'
import { isMobile, plainPhone } from './phone-number.ts'

/** Telephone number and password, for who has set one. */
export function PasswordForm({ phone, onPhone, onDone }: SignInFormProps) {
  const t = useKitWords()
  const form = useFormErrors(t, 'login')
  const [busy, start] = useTry(form)
  const [password, setPassword] = useState('')
  const number = plainPhone(phone)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const missing = [
      ...(isMobile(number) ? [] : [{ path: 'phone', code: 'phone_wrong' }]),
      ...(password ? [] : [{ path: 'password', code: 'password_missing' }]),
    ]
    if (form.setFields(missing)) start(() => signInByPassword(number, password), onDone)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ErrorSummary form={form} />
        <TextField
          name="phone"
          type="tel"
          label={t('login.phone')}
          error={form.errors.phone}
          value={phone}
          onChange={onPhone}
          autoComplete="username"
          inputMode="tel"
        />
        <TextField
          name="password"
          type="password"
          label={t('login.password')}
          error={form.errors.password}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        <Button kind="main" type="submit" busy={busy}>
          {t('login.enter')}
        </Button>
      </Stack>
    </form>
  )
}
