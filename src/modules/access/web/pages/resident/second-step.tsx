import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { SecondStep } from '../../components/account/second-step.tsx'

/** A second step at sign-in, for who wants one. */
export default function SecondStepPage() {
  const t = useWords('access')
  return (
    <PageFrame title={t('words.second_step.title')} back="/me">
      <SecondStep />
    </PageFrame>
  )
}
