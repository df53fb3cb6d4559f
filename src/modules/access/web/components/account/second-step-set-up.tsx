import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { CopyButton } from '../../../../../app/web/kit/copy-button.tsx'
import { Dialog } from '../../../../../app/web/kit/dialog.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { QrCode } from '../../../../../app/web/kit/qr-code.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import styles from './account.module.css'
import { Papers } from './papers.tsx'

interface SetUpProps {
  /** Whether the account's password is asked for. */
  password: boolean
  onDone: () => void
  onClose: () => void
}

interface Begun {
  address: string
  secret: string
  papers: string[]
}

/** First half: why, and the password where there is one. */
function Begin({ password, onBegun, onClose }: Omit<SetUpProps, 'onDone'> & { onBegun: (begun: Begun) => void }) {
  const t = useWords('access')
  const form = useFormErrors(t, 'words.second_step.errors')
  const [given, setGiven] = useState('')
  const begin = useWrite('POST /api/auth/second-step/begin', { onSuccess: onBegun })
  const act = () => {
    if (!form.setFields(password && !given ? [{ path: 'password', code: 'required' }] : [])) return
    begin.mutate({ body: password ? { password: given } : {} }, { onError: form.fail })
  }
  return (
    <FormDialog
      title={t('words.second_step.set_up')}
      act={t('words.second_step.begin')}
      help={t('words.second_step.begin_help')}
      form={form}
      busy={begin.isPending}
      onAct={act}
      onClose={onClose}
    >
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

/** Second half: the picture for the authenticator, and the first code as proof. */
function Finish({ begun, onDone, onClose }: { begun: Begun } & Omit<SetUpProps, 'password'>) {
  const t = useWords('access')
  const form = useFormErrors(t, 'words.second_step.errors')
  const [code, setCode] = useState('')
  const finish = useWrite('POST /api/auth/second-step/finish', { onSuccess: onDone })
  const act = () => {
    if (!form.setFields(/^\d{6}$/.test(code.trim()) ? [] : [{ path: 'code', code: 'six' }])) return
    finish.mutate({ body: { code: code.trim() } }, { onError: form.fail })
  }
  return (
    <FormDialog
      title={t('words.second_step.scan')}
      act={t('words.second_step.finish')}
      help={t('words.second_step.scan_help')}
      form={form}
      busy={finish.isPending}
      wide
      onAct={act}
      onClose={onClose}
    >
      <div className={styles.scan}>
        <div className={styles.picture}>
          <QrCode value={begun.address} label={t('words.second_step.picture')} />
        </div>
        <div>
          <p>{t('words.second_step.by_hand')}</p>
          <p className={styles.secret}>{begun.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</p>
          <CopyButton text={begun.secret} label={t('words.second_step.copy_secret')} />
        </div>
      </div>
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
    </FormDialog>
  )
}

/** It is on: the codes on paper, shown once. */
function Kept({ papers, onDone }: { papers: string[]; onDone: () => void }) {
  const t = useWords('access')
  return (
    <Dialog
      title={t('words.second_step.is_on')}
      onClose={onDone}
      acts={
        <Button kind="main" narrow onClick={onDone}>
          {t('words.second_step.kept')}
        </Button>
      }
    >
      <Papers papers={papers} />
    </Dialog>
  )
}

/** Sets the second step up in two halves; nothing is on before the first code was right. Then the codes on paper are shown, once. */
export function SetUp({ password, onDone, onClose }: SetUpProps) {
  const [begun, setBegun] = useState<Begun | null>(null)
  const [on, setOn] = useState(false)
  if (begun && on) return <Kept papers={begun.papers} onDone={onDone} />
  return begun ? (
    <Finish begun={begun} onDone={() => setOn(true)} onClose={onClose} />
  ) : (
    <Begin password={password} onBegun={setBegun} onClose={onClose} />
  )
}
