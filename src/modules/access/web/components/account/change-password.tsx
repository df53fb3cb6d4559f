import { useEffect, useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { loginsRoute } from './logins.tsx'
import type { PasswordView } from './password.tsx'

const lengthMin = 8
const empty = { current: '', code: '', password: '', again: '' }

type Draft = typeof empty
type Way = 'current' | 'code'

/** What keeps the form from being sent, by field. */
function missingIn(draft: Draft, way: Way) {
  return [
    ...(way === 'current' && !draft.current ? [{ path: 'current', code: 'required' }] : []),
    ...(way === 'code' && !/^\d{6}$/.test(draft.code.trim()) ? [{ path: 'code', code: 'six' }] : []),
    ...(draft.password.length >= lengthMin ? [] : [{ path: 'password', code: 'too_short' }]),
    ...(draft.password === draft.again ? [] : [{ path: 'again', code: 'differs' }]),
  ]
}

/** Has a code sent to the account's own number, not more often than once a minute. */
function SendCode({ phone, onFail }: { phone: string; onFail: (error: unknown) => void }) {
  const t = useWords('access')
  const [left, setLeft] = useState(0)
  const [sent, setSent] = useState(false)
  const send = useWrite('POST /api/auth/own-password/code', {
    onSuccess: (answer) => {
      setSent(true)
      setLeft(answer.again_after_seconds)
    },
  })
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1_000)
    return () => clearTimeout(timer)
  }, [left])
  return (
    <>
      <p role="status">{sent ? t('words.password.sent', { phone }) : ''}</p>
      <div>
        <Button
          busy={send.isPending}
          unavailable={left > 0 ? t('words.password.again_in', { seconds: left }) : undefined}
          onClick={() => send.mutate({}, { onError: onFail })}
        >
          {t('words.password.send', { phone })}
        </Button>
      </div>
    </>
  )
}

interface ChangePasswordProps {
  view: PasswordView
  onDone: () => void
  onClose: () => void
}

/** A new password: proven by the present one, or by a code where there is none or it was forgotten. */
export function ChangePassword({ view, onDone, onClose }: ChangePasswordProps) {
  const t = useWords('access')
  const form = useFormErrors(t, 'words.password.errors')
  const [way, setWay] = useState<Way>(view.set ? 'current' : 'code')
  const [draft, setDraft] = useState(empty)
  const refresh = { refresh: ['GET /api/auth/own-password', loginsRoute], onSuccess: onDone }
  const byCurrent = useWrite('POST /api/auth/own-password', refresh)
  const byCode = useWrite('POST /api/auth/own-password/by-code', refresh)
  const act = () => {
    if (!form.setFields(missingIn(draft, way))) return
    const { current, code, password } = draft
    if (way === 'current') byCurrent.mutate({ body: { current, password } }, { onError: form.fail })
    else byCode.mutate({ body: { code: code.trim(), password } }, { onError: form.fail })
  }
  const turn = () => {
    form.clear()
    setWay(way === 'code' ? 'current' : 'code')
  }
  const field = (name: keyof Draft) => ({
    name,
    error: form.errors[name],
    value: draft[name],
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  })
  const label = t(`words.password.${view.set ? 'change' : 'set'}`)
  return (
    <FormDialog
      title={label}
      act={label}
      help={t('words.password.help')}
      form={form}
      busy={byCurrent.isPending || byCode.isPending}
      onAct={act}
      onClose={onClose}
    >
      {way === 'current' ? (
        <TextField
          {...field('current')}
          label={t('words.password.current')}
          type="password"
          autoComplete="current-password"
        />
      ) : (
        <>
          <SendCode phone={view.phone_masked ?? ''} onFail={form.fail} />
          <TextField
            {...field('code')}
            label={t('words.password.code')}
            hint={t('words.password.code_hint')}
            inputMode="numeric"
            autoComplete="one-time-code"
            short
          />
        </>
      )}
      <TextField
        {...field('password')}
        label={t('words.password.new')}
        hint={t('words.password.new_hint')}
        type="password"
        autoComplete="new-password"
      />
      <TextField {...field('again')} label={t('words.password.again')} type="password" autoComplete="new-password" />
      {view.set && view.phone_masked && (
        <div>
          <Button kind="plain" onClick={turn}>
            {t(`words.password.${way === 'code' ? 'by_current' : 'by_code'}`)}
          </Button>
        </div>
      )}
    </FormDialog>
  )
}
