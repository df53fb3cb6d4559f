import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { Password } from '../../components/account/password.tsx'

/** The password of my account, for when no text message arrives. */
export default function PasswordPage() {
  const t = useWords('access')
  return (
    <PageFrame title={t('words.password.title')} back="/me">
      <Password />
    </PageFrame>
  )
}
