import { type SubmitEvent, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Stack } from '../kit/card.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { useFormErrors } from '../kit/form-errors.ts'
import { TextField } from '../kit/text-field.tsx'
import { useKitWords } from '../words.ts'
import type { SignInFormProps } from './code-form.tsx'
import { isMobile, plainPhone } from './phone-number.ts'
import { useWrite } from './queries.ts'

/** Telephone number and password, for who has set one. */
export function PasswordForm({ phone, onPhone, onDone, onSecondStep }: SignInFormProps) {
  const t = useKitWords()
  const form = useFormErrors(t, 'login')
  const entering = useWrite('POST /api/auth/sign-in-by-password', {
    onSuccess: (answer) => (answer.second_step ? onSecondStep() : onDone()),
  })
  const [password, setPassword] = useState('')
  const number = plainPhone(phone)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const missing = [
      ...(isMobile(number) ? [] : [{ path: 'phone', code: 'phone_wrong' }]),
      ...(password ? [] : [{ path: 'password', code: 'password_missing' }]),
    ]
    if (form.setFields(missing)) entering.mutate({ body: { phone: number, password } }, { onError: form.fail })
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
        <Button kind="main" type="submit" busy={entering.isPending}>
          {t('login.enter')}
        </Button>
      </Stack>
    </form>
  )
}
