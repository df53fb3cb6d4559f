import { useState } from 'react'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'

interface ChangeProps<Answer> {
  password: boolean
  onDone: (answer: Answer) => void
  onClose: () => void
}

interface ProofProps {
  which: 'renew' | 'drop'
  password: boolean
  busy: boolean
  form: ReturnType<typeof useFormErrors>
  onAct: (body: { code: string; password?: string }) => void
  onClose: () => void
}

/** Asks for a present code of the authenticator, and the password where there is one. */
function Proof({ which, password, busy, form, onAct, onClose }: ProofProps) {
  const t = useWords('access')
  const [code, setCode] = useState('')
  const [given, setGiven] = useState('')
  const act = () => {
    const missing = [
      ...(/^\d{6}$/.test(code.trim()) ? [] : [{ path: 'code', code: 'six' }]),
      ...(password && !given ? [{ path: 'password', code: 'required' }] : []),
    ]
    if (form.setFields(missing)) onAct({ code: code.trim(), ...(password ? { password: given } : {}) })
  }
  return (
    <FormDialog
      title={t(`words.second_step.${which}`)}
      act={t(`words.second_step.${which}`)}
      help={t(`words.second_step.${which}_help`)}
      form={form}
      busy={busy}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="code"
        label={t('words.second_step.code')}
        hint={t('words.second_step.code_hint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        short
        value={code}
        onChange={setCode}
        error={form.errors['code']}
      />
      {password && (
        <TextField
          name="password"
          type="password"
          label={t('words.second_step.password')}
          value={given}
          onChange={setGiven}
          error={form.errors['password']}
          autoComplete="current-password"
        />
      )}
    </FormDialog>
  )
}

/** A new set of codes on paper; the old ones are void. */
export function RenewPapers({ password, onDone, onClose }: ChangeProps<string[]>) {
  const t = useWords('access')
  const form = useFormErrors(t, 'words.second_step.errors')
  const renew = useWrite('POST /api/auth/second-step/papers', { onSuccess: ({ papers }) => onDone(papers) })
  return (
    <Proof
      which="renew"
      password={password}
      busy={renew.isPending}
      form={form}
      onAct={(body) => renew.mutate({ body }, { onError: form.fail })}
      onClose={onClose}
    />
  )
}

/** Takes the second step off. */
export function DropSecondStep({ password, onDone, onClose }: ChangeProps<unknown>) {
  const t = useWords('access')
  const form = useFormErrors(t, 'words.second_step.errors')
  const drop = useWrite('POST /api/auth/second-step/off', { onSuccess: onDone })
  return (
    <Proof
      which="drop"
      password={password}
      busy={drop.isPending}
      form={form}
      onAct={(body) => drop.mutate({ body }, { onError: form.fail })}
      onClose={onClose}
    />
  )
}
