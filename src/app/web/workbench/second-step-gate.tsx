import type { ReactNode } from 'react'
import { useDates } from '../dates.ts'
import { ButtonLink } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Link, useNavigation } from '../kit/navigation.tsx'
import { PageFrame } from '../kit/page-frame.tsx'
import { useSession } from '../session.ts'
import { useKitWords } from '../words.ts'
import styles from './shell.module.css'

/** The one page that stays open: there the second step is set up. */
const accountPage = '/account'

/** Says from when on the second step is needed; from then on leads whoever lacks it to the page where it is set up. */
export function SecondStepGate({ children }: { children: ReactNode }) {
  const t = useKitWords()
  const dates = useDates()
  const { path } = useNavigation()
  const { barred, needed_from } = useSession().second_step
  if (path === accountPage || needed_from === null) return children
  if (barred) {
    return (
      <PageFrame title={t('second_step.barred_title')}>
        <Card>
          <p>{t('second_step.barred')}</p>
          <ButtonLink kind="main" to={accountPage}>
            {t('second_step.set')}
          </ButtonLink>
        </Card>
      </PageFrame>
    )
  }
  return (
    <>
      <p className={styles.soon} data-screen-only>
        {t('second_step.soon', { day: dates.day(needed_from) })} <Link to={accountPage}>{t('second_step.set')}</Link>
      </p>
      {children}
    </>
  )
}
