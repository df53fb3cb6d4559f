import { Stack } from '../../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { Logins } from '../../components/account/logins.tsx'

/** My own account as a member of staff: where I am signed in. */
export default function AccountPage() {
  const t = useWords('access')
  return (
    <PageFrame title={t('workbench.nav.account')} intro={t('words.logins.intro')}>
      <Stack>
        <Logins title={t('words.logins.title')} />
      </Stack>
    </PageFrame>
  )
}
