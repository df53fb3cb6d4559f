import { type SubmitEvent, useState } from 'react'
import { community } from '../../../../../app/web/boot.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useSession } from '../../../../../app/web/session.ts'
import { signInAddress } from '../../../../../app/web/sign-in.ts'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/account/account.module.css'
import { useWrite } from '../../queries.ts'

const codeLength = 10

/** The code, then what one is now. */
function Accept() {
  const t = useWords('access')
  const form = useFormErrors(t, 'resident.join.errors')
  const [code, setCode] = useState('')
  const accept = useWrite('POST /api/c/:community/own/invitation')
  if (accept.data) {
    return (
      <Card title={t('resident.join.done_title')}>
        <p>{t('resident.join.done', accept.data)}</p>
        <ButtonLink kind="main" href={`/w/${community().key}`}>
          {t('resident.join.to_work')}
        </ButtonLink>
      </Card>
    )
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const fits = code.replaceAll(/[\s-]/g, '').length >= codeLength
    if (accept.isPending || !form.setFields(fits ? [] : [{ path: 'code', code: 'required' }])) return
    accept.mutate({ body: { code } }, { onError: form.fail })
  }
  return (
    <Card>
      <form className={styles.form} onSubmit={submit} noValidate>
        <ErrorSummary form={form} />
        <TextField
          name="code"
          label={t('resident.join.code')}
          hint={t('resident.join.hint')}
          short
          value={code}
          onChange={setCode}
          error={form.errors['code']}
        />
        <div>
          <Button kind="main" type="submit" busy={accept.isPending}>
            {t('resident.join.act')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

/** Accepting an invitation to a post: signed in with the invited number, by the code of the message. */
export default function JoinPage() {
  const t = useWords('access')
  const { account } = useSession()
  return (
    <PageFrame title={t('resident.join.title')} back="/me" intro={t('resident.join.intro')}>
      {account ? (
        <Accept />
      ) : (
        <Card>
          <p>{t('resident.join.sign_in_text')}</p>
          <ButtonLink kind="main" href={signInAddress()}>
            {t('resident.join.sign_in')}
          </ButtonLink>
        </Card>
      )}
    </PageFrame>
  )
}
