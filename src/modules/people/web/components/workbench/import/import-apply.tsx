import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { ConfirmDialog } from '../../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { refresh } from '../refresh.ts'
import type { ImportView } from '../views.ts'
import { importReads } from './reads.ts'

/** Lets the good rows in, asking once. */
export function ImportApply({ view }: { view: ImportView }) {
  const t = useWords('people')
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const write = useWrite('POST /api/c/:community/people/imports/:id/apply', {
    refresh: [...refresh, ...importReads],
    onSuccess: (done) => {
      toast(t(done.state === 'applied' ? 'workbench.import.applied' : 'workbench.import.apply_begun'))
      setAsking(false)
    },
  })
  const good = view.rows_new + view.rows_changed
  if (view.state === 'checked' && good === 0 && view.rows_undecided === 0)
    return <p>{t('workbench.import.nothing_to_apply')}</p>
  if (!view.can.includes('apply')) return null
  return (
    <>
      <Button kind="main" narrow onClick={() => setAsking(true)}>
        {t('workbench.import.apply', { count: good })}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('workbench.import.apply_title', { count: good })}
          confirm={t('workbench.import.apply', { count: good })}
          busy={write.isPending}
          onConfirm={() => write.mutate({ params: { id: view.id } })}
          onClose={() => setAsking(false)}
        >
          <p>{t('workbench.import.apply_help', { count: view.rows_refused })}</p>
          {write.error && <ErrorState problem={write.error} part />}
        </ConfirmDialog>
      )}
    </>
  )
}
