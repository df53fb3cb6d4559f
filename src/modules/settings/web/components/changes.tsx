import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Pager } from '../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useReadPages } from '../queries.ts'
import styles from './settings.module.css'
import { UndoChange } from './undo-change.tsx'
import { useSettingWords } from './value-words.ts'
import type { Change } from './views.ts'

const shown = 10

function Line({ change, onUndo }: { change: Change; onUndo: () => void }) {
  const t = useWords('settings')
  const dates = useDates()
  const { nameOf, sayValue } = useSettingWords()
  const facts = [
    dates.full(change.changed_at),
    change.who ?? t('workbench.changes.administrator'),
    change.reason,
    change.moved !== null && t('workbench.changes.moved', { count: change.moved }),
  ]
  return (
    <li>
      <div>
        {Object.keys(change.after).map((name) => (
          <div key={name}>
            {nameOf(name)}
            {t('workbench.colon')}
            <span className={styles.was}>{sayValue(name, change.before[name])}</span>
            {' → '}
            {sayValue(name, change.after[name])}
          </div>
        ))}
        <span className={layout.under}>{facts.filter(Boolean).join(' · ')}</span>
      </div>
      {change.undone && <StateTag tone="rest">{t('workbench.changes.undone')}</StateTag>}
      {change.can.includes('undo') && (
        <Button
          kind="plain"
          aria-label={t('workbench.undo.named', {
            what: Object.keys(change.after).map(nameOf).join(t('workbench.comma')),
          })}
          onClick={onUndo}
        >
          {t('workbench.undo.open')}
        </Button>
      )}
    </li>
  )
}

/** What was decided, by whom and why, the latest first; each can be taken back while nothing newer stands on it. */
export function Changes({ part }: { part: 'rules' | 'community' }) {
  const t = useWords('settings')
  const [undoing, setUndoing] = useState<Change | null>(null)
  const list = useReadPages('GET /api/c/:community/settings/changes', { query: { part, limit: shown } })
  return (
    <Card title={t('workbench.changes.title')}>
      <QueryView query={list} part>
        {(data) =>
          data.items.length === 0 ? (
            <p>{t('workbench.changes.none')}</p>
          ) : (
            <ol className={layout.lines}>
              {data.items.map((change) => (
                <Line key={change.id} change={change} onUndo={() => setUndoing(change)} />
              ))}
            </ol>
          )
        }
      </QueryView>
      <Pager pages={list} />
      {undoing && <UndoChange change={undoing} onClose={() => setUndoing(null)} />}
    </Card>
  )
}
