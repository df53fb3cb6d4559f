import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { Logins } from '../../components/account/logins.tsx'

/** Where I am signed in, and how to end that where I no longer am. */
export default function DevicesPage() {
  const t = useWords('access')
  return (
    <PageFrame title={t('words.logins.title')} back="/me" intro={t('words.logins.intro')}>
      <Logins />
    </PageFrame>
  )
}
