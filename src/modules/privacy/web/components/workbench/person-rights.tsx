import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { DeadlineText } from '../../../../../app/web/kit/deadline-text.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import styles from '../privacy.module.css'
import { rightsRead } from '../views.ts'
import { EnterRight } from './enter-right.tsx'

/** On a person's page: what they ask for that isn't answered yet, and asking in their place. */
export default function PersonRights({ id }: { id: string }) {
  const t = useWords('privacy')
  const open = useRead(rightsRead, { query: { person_id: id } })
  const [entering, setEntering] = useState(false)
  return (
    <Card title={t('workbench.person_rights.title')}>
      <QueryView query={open} part>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.note}>{t('workbench.person_rights.none')}</p>
          ) : (
            <ul className={styles.lines}>
              {items.map((right) => (
                <li key={right.id} className={styles.line}>
                  <Link to={`/rights/${right.id}`}>{t(`words.rights.${right.kind}.label`)}</Link>
                  <DeadlineText deadline={{ due: right.due_at, state: right.late ? 'late' : 'open' }} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      <div className={styles.acts}>
        <Button onClick={() => setEntering(true)}>{t('workbench.acts.enter.open')}</Button>
      </div>
      {entering && <EnterRight id={id} onClose={() => setEntering(false)} />}
    </Card>
  )
}
