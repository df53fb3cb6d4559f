import { type SubmitEvent, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Stack } from '../kit/card.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { useFormErrors } from '../kit/form-errors.ts'
import { TextField } from '../kit/text-field.tsx'
import { isMobile, plainPhone } from '../login/phone-number.ts'
import { useWords } from '../words.ts'
import { accounts } from './queries.ts'

const passwordLengthMin = 8
const nameLengthMin = 2
const empty = { code: '', name: '', phone: '', password: '', again: '' }

/** What keeps the form from being sent, by field. */
function missingIn(draft: typeof empty) {
  return [
    ...(draft.code.trim() ? [] : [{ path: 'code', code: 'required' }]),
    ...([...draft.name.trim()].length >= nameLengthMin ? [] : [{ path: 'name', code: 'required' }]),
    ...(isMobile(plainPhone(draft.phone)) ? [] : [{ path: 'phone', code: 'invalid' }]),
    ...(draft.password.length >= passwordLengthMin ? [] : [{ path: 'password', code: 'too_short' }]),
    ...(draft.password === draft.again ? [] : [{ path: 'again', code: 'differs' }]),
  ]
}

/** The terminal's code and the administrator's account. Signed in afterwards, the page opens anew for the second step. */
export function AdministratorForm() {
  const t = useWords('territory')
  const form = useFormErrors(t, 'resident.setup.errors')
  const [draft, setDraft] = useState(empty)
  const write = accounts.useWrite('POST /api/setup/administrator', {
    onSuccess: (answer) => location.assign(answer.second_step ? '/login?return=/setup' : '/setup'),
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!form.setFields(missingIn(draft))) return
    const { again: _, phone, ...rest } = draft
    write.mutate({ body: { ...rest, phone: plainPhone(phone) } }, { onError: form.fail })
  }
  const field = (name: keyof typeof empty) => ({
    name,
    label: t(`resident.setup.fields.${name}`),
    error: form.errors[name],
    value: draft[name],
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ErrorSummary form={form} />
        <TextField {...field('code')} hint={t('resident.setup.hints.code')} maxLength={40} />
        <TextField {...field('name')} hint={t('resident.setup.hints.name')} autoComplete="name" maxLength={30} />
        <TextField
          {...field('phone')}
          hint={t('resident.setup.hints.phone')}
          type="tel"
          inputMode="tel"
          autoComplete="username"
        />
        <TextField
          {...field('password')}
          hint={t('resident.setup.hints.password')}
          type="password"
          autoComplete="new-password"
        />
        <TextField {...field('again')} type="password" autoComplete="new-password" />
        <Button kind="main" type="submit" busy={write.isPending}>
          {t('resident.setup.administrator.act')}
        </Button>
        <p>
          {t('resident.setup.administrator.there')}{' '}
          <a href="/login?return=/setup">{t('resident.setup.administrator.sign_in')}</a>
        </p>
      </Stack>
    </form>
  )
}
