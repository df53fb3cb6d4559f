import { IconUserCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ApiProblem } from '../api-problem.ts'
import { Card } from '../kit/card.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { useFormErrors } from '../kit/form-errors.ts'
import { Icon } from '../kit/icon.tsx'
import { QueryView } from '../kit/query-view.tsx'
import { useKitWords } from '../words.ts'
import { useTry } from './code-form.tsx'
import styles from './demo-identities.module.css'
import { type DemoIdentity, demoIdentities, demoIdentitiesRoute, demoSignIn } from './endpoints.ts'

/** The demo's people to slip into; only where the installation offers them. */
export function DemoIdentities({ onDone }: { onDone: (home: string) => void }) {
  const t = useKitWords()
  const form = useFormErrors()
  const [busy, start] = useTry(form)
  const list = useQuery<DemoIdentity[], ApiProblem>({ queryKey: [demoIdentitiesRoute], queryFn: demoIdentities })
  const enter = (identity: DemoIdentity) => {
    if (!busy)
      start(
        () => demoSignIn(identity.id),
        () => onDone(identity.home),
      )
  }
  return (
    <Card title={t('login.demo_title')}>
      <p>{t('login.demo_intro')}</p>
      <ErrorSummary form={form} />
      <QueryView query={list} part>
        {(identities) => (
          <ul className={styles.identities}>
            {identities.map((identity) => (
              <li key={identity.id}>
                <button type="button" className={styles.identity} onClick={() => enter(identity)}>
                  <Icon of={IconUserCircle} size={26} />
                  <span>
                    {identity.name}
                    <span className={styles.role}>{identity.role}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </Card>
  )
}
