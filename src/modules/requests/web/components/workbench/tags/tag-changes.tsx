import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { StateTag } from '../../../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { refresh, type TagChange } from './views.ts'

/** What was done to the tags, the latest first; each can be taken back while nothing newer stands on it. */
export function TagChanges({ changes }: { changes: TagChange[] }) {
  const t = useWords('requests')
  const dates = useDates()
  const toast = useToast()
  const undo = useWrite('POST /api/c/:community/tags/changes/:id/undo', {
    refresh,
    onSuccess: () => toast(t('workbench.tags.undone_now')),
  })
  return (
    <Card title={t('workbench.tags.changes')}>
      {undo.isError && <ErrorState problem={undo.error} part />}
      {changes.length === 0 && <p>{t('workbench.tags.no_changes')}</p>}
      <ol className={layout.lines}>
        {changes.map((change) => {
          const what = t(`workbench.tags.did.${change.kind}`, { before: change.before, after: change.after })
          return (
            <li key={change.id}>
              <div>
                {what}
                <span className={layout.under}>{[dates.full(change.at), change.who].filter(Boolean).join(' · ')}</span>
              </div>
              {change.undone && <StateTag tone="rest">{t('workbench.tags.undone')}</StateTag>}
              {change.can.includes('undo') && (
                <Button
                  kind="plain"
                  busy={undo.isPending}
                  aria-label={t('workbench.tags.undo_named', { what })}
                  onClick={() => undo.mutate({ params: { id: change.id } })}
                >
                  {t('workbench.tags.undo')}
                </Button>
              )}
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
