import { type SubmitEvent, useState } from 'react'
import { community } from '../../../../../app/web/boot.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { PhoneLink } from '../../../../../app/web/kit/phone-link.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { usePerson, useSession } from '../../../../../app/web/session.ts'
import { signInAddress } from '../../../../../app/web/sign-in.ts'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/account/account.module.css'
import { useWrite } from '../../queries.ts'

const codeLength = { min: 4, max: 20 }

/** A fresh page, so that it is written for the person now known. */
function begin(): void {
  location.assign(`/c/${community().key}/me`)
}

/** The register holds the number I signed in with: one press is enough. */
function ByPhone() {
  const t = useWords('access')
  const bind = useWrite('POST /api/c/:community/own/binding/phone', { onSuccess: begin })
  return (
    <Card title={t('resident.bind.phone.title')}>
      <p>{t('resident.bind.phone.text')}</p>
      {bind.error && <ErrorState problem={bind.error} part />}
      <Button kind="main" busy={bind.isPending} onClick={() => bind.mutate({})}>
        {t('resident.bind.phone.act')}
      </Button>
    </Card>
  )
}

/** The code handed over at the counter, once papers were looked at. */
function ByCode() {
  const t = useWords('access')
  const form = useFormErrors(t, 'resident.bind.errors')
  const [code, setCode] = useState('')
  const bind = useWrite('POST /api/c/:community/own/binding/code', { onSuccess: begin })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const given = code.trim()
    const fits = given.length >= codeLength.min && given.length <= codeLength.max
    if (bind.isPending || !form.setFields(fits ? [] : [{ path: 'code', code: 'required' }])) return
    bind.mutate({ body: { code: given } }, { onError: form.fail })
  }
  return (
    <Card title={t('resident.bind.code.title')}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <ErrorSummary form={form} />
        <TextField
          name="code"
          label={t('resident.bind.code.label')}
          hint={t('resident.bind.code.hint')}
          short
          value={code}
          onChange={setCode}
          error={form.errors['code']}
        />
        <div>
          <Button type="submit" busy={bind.isPending}>
            {t('resident.bind.code.act')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function Ways() {
  const t = useWords('access')
  const { account } = useSession()
  if (!account) {
    return (
      <ButtonLink kind="main" href={signInAddress()}>
        {t('resident.me.guest.sign_in')}
      </ButtonLink>
    )
  }
  const { phone } = community()
  return (
    <Stack>
      <ByPhone />
      <ByCode />
      {phone && <PhoneLink phone={phone}>{t('resident.bind.ask')}</PhoneLink>}
    </Stack>
  )
}

/** Connecting the account with my entry in the register: by the number, or by a code from the counter. */
export default function BindPage() {
  const t = useWords('access')
  const person = usePerson()
  return (
    <PageFrame title={t('resident.bind.title')} back="/me" intro={person ? undefined : t('resident.bind.intro')}>
      {person ? (
        <Card>
          <p>{t('resident.bind.done', { name: person.name })}</p>
          <div>
            <ButtonLink to="/me/profile">{t('resident.bind.see')}</ButtonLink>
          </div>
        </Card>
      ) : (
        <Ways />
      )}
    </PageFrame>
  )
}
