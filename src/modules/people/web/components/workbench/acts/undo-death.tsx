import { useAct } from '../../../../../../app/web/kit/act.ts'
import { ConfirmDialog } from '../../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { refresh } from '../refresh.ts'
import type { Person } from '../views.ts'

/** Takes a death back that was noted by mistake. */
export function UndoDeath({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useWords('people')
  const { done } = useAct(t, 'workbench.acts.undo_death', onClose)
  const write = useWrite('POST /api/c/:community/people/:id/death/undo', { refresh, onSuccess: done })
  return (
    <ConfirmDialog
      title={t('workbench.acts.undo_death.title', { name: person.name })}
      confirm={t('workbench.acts.undo_death.act')}
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id: person.id } })}
      onClose={onClose}
    >
      <p>{t('workbench.acts.undo_death.help')}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}
