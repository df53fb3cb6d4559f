import { useState } from 'react'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { useWords } from '../../../../../../app/web/words.ts'
import { Compare } from './compare.tsx'
import type { ItemPage } from './views.ts'

/** How the item came to be what it is, newest first; requests keep the revision they were filed under. */
export function Revisions({ revisions }: { revisions: ItemPage['revisions'] }) {
  const t = useWords('requests')
  const dates = useDates()
  const [comparing, setComparing] = useState(false)
  return (
    <Card
      title={t('workbench.catalogue.revisions')}
      aside={
        revisions.length > 1 && (
          <Button kind="plain" onClick={() => setComparing(true)}>
            {t('workbench.catalogue.compare.open')}
          </Button>
        )
      }
    >
      <ol className={layout.lines}>
        {revisions.map((one) => (
          <li key={one.revision}>
            <span>
              {t('workbench.catalogue.revision', { number: one.revision, name: one.name })}
              <span className={layout.under}>{[dates.full(one.since), one.reason].filter(Boolean).join(' · ')}</span>
            </span>
          </li>
        ))}
      </ol>
      {comparing && <Compare revisions={revisions} onClose={() => setComparing(false)} />}
    </Card>
  )
}
