import { IconUserCircle } from '@tabler/icons-react'
import { Card } from '../kit/card.tsx'
import { ErrorState } from '../kit/error-state.tsx'
import { Icon } from '../kit/icon.tsx'
import { QueryView } from '../kit/query-view.tsx'
import { useKitWords } from '../words.ts'
import styles from './demo-identities.module.css'
import { useRead, useWrite } from './queries.ts'

/** The demo's people to slip into; only where the installation offers them. */
export function DemoIdentities({ onDone }: { onDone: (home: string) => void }) {
  const t = useKitWords()
  const list = useRead('GET /api/demo/identities')
  const entering = useWrite('POST /api/demo/sign-in')
  return (
    <Card title={t('login.demo_title')}>
      <p>{t('login.demo_intro')}</p>
      {entering.error && <ErrorState problem={entering.error} part />}
      <QueryView query={list} part>
        {({ items }) => (
          <ul className={styles.identities}>
            {items.map(({ community, community_name, identity, label, note, face }) => (
              <li key={`${community}/${identity}`}>
                <button
                  type="button"
                  className={styles.identity}
                  onClick={() => {
                    const home = face === 'work' ? `/w/${community}` : `/c/${community}`
                    entering.mutate({ body: { community, identity } }, { onSuccess: () => onDone(home) })
                  }}
                >
                  <Icon of={IconUserCircle} size={26} />
                  <span>
                    {label}
                    <span className={styles.role}>{t('login.demo_where', { community: community_name, note })}</span>
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
