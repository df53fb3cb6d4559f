import { IconDownload, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { saveFile } from '../../../../../app/web/kit/save-file.ts'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { call } from '../../queries.ts'
import styles from '../ballots.module.css'
import type { Detail } from '../views.ts'

/** Takes roll or ballots out as files, and counts again on the spot. */
export function TakeOut({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const toast = useToast()
  const [busy, setBusy] = useState('')
  const [problem, setProblem] = useState<unknown>()
  const run = async (name: string, work: () => Promise<void>) => {
    setBusy(name)
    setProblem(undefined)
    await work().catch(setProblem)
    setBusy('')
  }
  const params = { id: ballot.id }
  const take = (what: 'roll' | 'ballots' | 'words', name: string) =>
    run(what, async () =>
      saveFile((await call('POST /api/c/:community/ballots/:id/export', { params, body: { what } })) as Blob, name),
    )
  const recount = () =>
    run('recount', async () => {
      const { same } = await call('GET /api/c/:community/ballots/:id/recount', { params })
      toast(t(same ? 'workbench.recount_same' : 'workbench.recount_differs'))
    })
  const can = (act: string) => ballot.can.includes(act)
  return (
    <div className={styles.acts} data-screen-only>
      {can('recount') && (
        <Button icon={IconRefresh} busy={busy === 'recount'} onClick={() => void recount()}>
          {t('workbench.recount')}
        </Button>
      )}
      {can('export') && (
        <>
          <Button icon={IconDownload} busy={busy === 'roll'} onClick={() => void take('roll', `${ballot.number}.xlsx`)}>
            {t('workbench.take_roll')}
          </Button>
          <Button
            icon={IconDownload}
            busy={busy === 'ballots'}
            onClick={() => void take('ballots', `${ballot.number}.json`)}
          >
            {t('workbench.take_ballots')}
          </Button>
        </>
      )}
      {problem !== undefined && <ErrorState problem={problem as never} part />}
    </div>
  )
}
