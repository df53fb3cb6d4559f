import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { refresh } from '../refresh.ts'
import type { ImportView } from '../views.ts'
import styles from './import.module.css'
import { importReads } from './reads.ts'

/** What couldn't be done, where it stopped, what that means, and the way to try again. */
export function ImportFailure({ view }: { view: ImportView }) {
  const t = useWords('people')
  const write = useWrite('POST /api/c/:community/people/imports/:id/retry', { refresh: [...refresh, ...importReads] })
  if (!view.failure) return null
  const { doing, from, to } = view.failure
  return (
    <Card>
      <Stack>
        <p role="status">{t(`workbench.import.failed.${doing}`, { from, to })}</p>
        <p className={styles.help}>{t('workbench.import.failed.help')}</p>
        <div className={styles.acts}>
          <Button kind="main" narrow busy={write.isPending} onClick={() => write.mutate({ params: { id: view.id } })}>
            {t('workbench.import.retry')}
          </Button>
        </div>
        {write.error && <ErrorState problem={write.error} part />}
      </Stack>
    </Card>
  )
}

/** Gives a sheet up, asking once. */
export function ImportGiveUp({ view }: { view: ImportView }) {
  const t = useWords('people')
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const write = useWrite('POST /api/c/:community/people/imports/:id/give-up', {
    refresh: [...refresh, ...importReads],
    onSuccess: () => {
      toast(t('workbench.import.given_up'))
      setAsking(false)
    },
  })
  if (!view.can.includes('give_up')) return null
  const undoing = view.failure?.doing === 'undoing'
  return (
    <>
      <Button narrow onClick={() => setAsking(true)}>
        {t('workbench.import.give_up')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('workbench.import.give_up_title')}
          confirm={t('workbench.import.give_up')}
          busy={write.isPending}
          onConfirm={() => write.mutate({ params: { id: view.id } })}
          onClose={() => setAsking(false)}
        >
          <p>{t(undoing ? 'workbench.import.give_up_undoing' : 'workbench.import.give_up_help')}</p>
          {write.error && <ErrorState problem={write.error} part />}
        </ConfirmDialog>
      )}
    </>
  )
}
