import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useWrite } from '../queries.ts'
import type { Ways } from './views.ts'

const refresh = ['GET /api/c/:community/my/message-ways']

function EnterMail() {
  const t = useWords('notifications')
  const form = useFormErrors(t, 'words.errors')
  const [address, setAddress] = useState('')
  const enter = useWrite('POST /api/c/:community/my/message-mail', { refresh })
  const act = () => {
    if (!form.setFields(address.includes('@') ? [] : [{ path: 'address', code: 'required' }])) return
    enter.mutate({ body: { address: address.trim() } }, { onError: form.fail })
  }
  return (
    <Stack>
      <ErrorSummary form={form} />
      <TextField
        name="address"
        label={t('words.mail_address')}
        inputMode="email"
        autoComplete="email"
        value={address}
        onChange={setAddress}
        error={form.errors['address']}
      />
      <div className={layout.acts}>
        <Button busy={enter.isPending} onClick={act}>
          {t('words.mail_enter')}
        </Button>
      </div>
    </Stack>
  )
}

function ConfirmMail() {
  const t = useWords('notifications')
  const form = useFormErrors(t, 'words.errors')
  const [code, setCode] = useState('')
  const confirm = useWrite('POST /api/c/:community/my/message-mail/confirm', { refresh })
  const act = () => {
    if (!form.setFields(code.trim() === '' ? [{ path: 'code', code: 'required' }] : [])) return
    confirm.mutate({ body: { code } }, { onError: form.fail })
  }
  return (
    <Stack>
      <ErrorSummary form={form} />
      <TextField
        name="code"
        label={t('words.mail_code')}
        autoComplete="one-time-code"
        short
        value={code}
        onChange={setCode}
        error={form.errors['code']}
      />
      <div className={layout.acts}>
        <Button busy={confirm.isPending} onClick={act}>
          {t('words.mail_confirm')}
        </Button>
      </div>
    </Stack>
  )
}

/** The reader's e-mail address: entered, proven by a code, dropped. */
export function MailCard({ mail }: { mail: Ways['mail'] }) {
  const t = useWords('notifications')
  const drop = useWrite('POST /api/c/:community/my/message-mail/drop', { refresh })
  const says = mail.offered || mail.state !== 'none' ? `words.mail_${mail.state}` : 'words.mail_not_offered'
  return (
    <Card title={t('words.mail_title')}>
      <Stack>
        <p>{t(says, { address: mail.address ?? '' })}</p>
        {mail.state === 'to_confirm' && <ConfirmMail />}
        {mail.offered && (mail.state === 'none' || mail.state === 'bounced') && <EnterMail />}
        {mail.state !== 'none' && (
          <div className={layout.acts}>
            <Button kind="plain" busy={drop.isPending} onClick={() => drop.mutate({ body: {} })}>
              {t(mail.state === 'confirmed' ? 'words.mail_drop' : 'words.mail_again')}
            </Button>
          </div>
        )}
      </Stack>
    </Card>
  )
}
