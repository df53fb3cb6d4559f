import { useState } from 'react'
import { boot } from '../boot.ts'
import { Button } from '../kit/button.tsx'
import { Card, Stack } from '../kit/card.tsx'
import { ErrorState } from '../kit/error-state.tsx'
import { PageFrame } from '../kit/page-frame.tsx'
import { safeReturn } from '../return-address.ts'
import { useForgetAll, useSession } from '../session.ts'
import { useKitWords } from '../words.ts'
import { CodeForm } from './code-form.tsx'
import { DemoIdentities } from './demo-identities.tsx'
import { PasswordForm } from './password-form.tsx'
import { useWrite } from './queries.ts'
import { SecondStepForm } from './second-step-form.tsx'

/** Leaves for the page that asked for sign-in, or for `home`. A fresh document, so that the page data are the new person's. */
function leave(home = '/'): void {
  const wanted = new URLSearchParams(location.search).get('return')
  location.assign(wanted ? safeReturn(wanted) : home)
}

function SignedIn({ name }: { name: string }) {
  const t = useKitWords()
  const forget = useForgetAll()
  const signOut = useWrite('POST /api/auth/sign-out', {
    onSuccess: () => void forget().then(() => location.assign('/login')),
  })
  return (
    <Card title={t('login.signed_in')}>
      <p>{t('login.signed_in_as', { name })}</p>
      {signOut.error && <ErrorState problem={signOut.error} part />}
      <Stack>
        <Button kind="main" onClick={() => leave()}>
          {t('login.continue')}
        </Button>
        <Button busy={signOut.isPending} onClick={() => signOut.mutate({})}>
          {t('login.sign_out')}
        </Button>
      </Stack>
    </Card>
  )
}

function Forms() {
  const t = useKitWords()
  const [way, setWay] = useState<'code' | 'password' | 'second'>('code')
  const [phone, setPhone] = useState('')
  const form = { phone, onPhone: setPhone, onDone: leave, onSecondStep: () => setWay('second') }
  if (way === 'second') {
    return (
      <Card>
        <SecondStepForm onDone={leave} onBack={() => setWay('code')} />
      </Card>
    )
  }
  return (
    <Card>
      {way === 'code' ? <CodeForm {...form} /> : <PasswordForm {...form} />}
      <div>
        <Button kind="plain" onClick={() => setWay(way === 'code' ? 'password' : 'code')}>
          {t(way === 'code' ? 'login.with_password' : 'login.with_code')}
        </Button>
      </div>
    </Card>
  )
}

/** Sign-in for residents and staff: telephone and code, or password; demo identities where there are any. */
export default function LoginPage() {
  const t = useKitWords()
  const { account } = useSession()
  return (
    <PageFrame title={t('login.title')} intro={account ? undefined : t('login.intro')}>
      {account ? <SignedIn name={account.name} /> : <Forms />}
      {boot().demo && <DemoIdentities onDone={leave} />}
    </PageFrame>
  )
}
