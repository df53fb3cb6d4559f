import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { refresh } from './refresh.ts'
import type { Person } from './views.ts'

type Merge = Person['merges'][number]

/** When it was put in, whether it was taken out again, and what stayed then. */
function useMergeWords(): (merge: Merge) => string {
  const t = useWords('people')
  const dates = useDates()
  return ({ merged_at, undo_until, undone_at, stayed }) =>
    [
      t('workbench.merges.merged', { day: dates.short(merged_at) }),
      undo_until && t('workbench.merges.until', { day: dates.short(undo_until) }),
      undone_at && t('workbench.merges.undone', { day: dates.short(undone_at) }),
      stayed.length > 0 &&
        t('workbench.merges.stayed', {
          what: stayed.map((one) => t(`workbench.merges.what.${one}`)).join(t('words.comma')),
        }),
    ]
      .filter(Boolean)
      .join(t('words.comma'))
}

/** Entries that were put into this one, and the way to take one out again. */
export function Merges({ person }: { person: Person }) {
  const t = useWords('people')
  const words = useMergeWords()
  const [parting, setParting] = useState<Merge | null>(null)
  if (person.merges.length === 0) return null
  return (
    <Card title={t('workbench.merges.title')}>
      <ul className={layout.lines}>
        {person.merges.map((merge) => (
          <li key={`${merge.merged_id} ${merge.merged_at}`}>
            <span>
              {merge.undone_at ? <Link to={`/people/${merge.merged_id}`}>{merge.name}</Link> : merge.name}
              <span className={layout.under}>{words(merge)}</span>
            </span>
            {merge.undo_until && person.can.includes('merge') && (
              <Button
                kind="plain"
                aria-label={t('workbench.acts.unmerge.named', { name: merge.name })}
                onClick={() => setParting(merge)}
              >
                {t('workbench.acts.unmerge.act')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {parting && <Unmerge merge={parting} onClose={() => setParting(null)} />}
    </Card>
  )
}

function Unmerge({ merge, onClose }: { merge: Merge; onClose: () => void }) {
  const t = useWords('people')
  const { done } = useAct(t, 'workbench.acts.unmerge', onClose)
  const write = useWrite('POST /api/c/:community/people/:id/unmerge', { refresh, onSuccess: done })
  return (
    <ConfirmDialog
      title={t('workbench.acts.unmerge.title', { name: merge.name })}
      confirm={t('workbench.acts.unmerge.act')}
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id: merge.merged_id } })}
      onClose={onClose}
    >
      <p>{t('workbench.acts.unmerge.help')}</p>
      <p>{t('workbench.acts.unmerge.stays')}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}
