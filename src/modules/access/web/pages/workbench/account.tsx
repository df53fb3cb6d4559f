import { Stack } from '../../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { Logins } from '../../components/account/logins.tsx'
import { Password } from '../../components/account/password.tsx'
import { SecondStep } from '../../components/account/second-step.tsx'

/** My own account as a member of staff: a second step at sign-in, the password, and where I am signed in. */
export default function AccountPage() {
  const t = useWords('access')
  return (
    <PageFrame title={t('workbench.nav.account')}>
      <Stack>
        <SecondStep title={t('words.second_step.title')} />
        <Password title={t('words.password.title')} />
        <Logins title={t('words.logins.title')} />
      </Stack>
    </PageFrame>
  )
}
