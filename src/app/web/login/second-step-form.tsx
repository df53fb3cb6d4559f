import { type SubmitEvent, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Stack } from '../kit/card.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { useFormErrors } from '../kit/form-errors.ts'
import { TextField } from '../kit/text-field.tsx'
import { useKitWords } from '../words.ts'
import { useWrite } from './queries.ts'

interface SecondStepFormProps {
  onDone: () => void
  onBack: () => void
}

/** The second step of who has set one up: digits of the authenticator, or a code on paper. */
export function SecondStepForm({ onDone, onBack }: SecondStepFormProps) {
  const t = useKitWords()
  const form = useFormErrors(t, 'login')
  const [code, setCode] = useState('')
  const checking = useWrite('POST /api/auth/second-step/check', { onSuccess: () => onDone() })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const given = code.trim()
    if (!form.setFields(given.length >= 6 ? [] : [{ path: 'code', code: 'second_wrong' }])) return
    checking.mutate({ body: { code: given } }, { onError: form.fail })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ErrorSummary form={form} />
        <h2>{t('login.second_title')}</h2>
        <TextField
          name="code"
          label={t('login.second_code')}
          hint={t('login.second_help')}
          error={form.errors.code}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          short
        />
        <Button kind="main" type="submit" busy={checking.isPending}>
          {t('login.enter')}
        </Button>
        <Button kind="plain" onClick={onBack}>
          {t('login.second_back')}
        </Button>
        <p>{t('login.second_lost')}</p>
      </Stack>
    </form>
  )
}
