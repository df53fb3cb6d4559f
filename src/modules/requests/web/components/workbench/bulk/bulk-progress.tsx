import { useEffect } from 'react'
import { community } from '../../../../../../app/web/boot.ts'
import { Button, ButtonLink } from '../../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../../app/web/kit/card.tsx'
import { Dialog } from '../../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../../queries.ts'
import styles from './bulk.module.css'
import { Refusals } from './preview.tsx'
import type { Run } from './types.ts'

interface BulkProgressProps {
  title: string
  id: string
  onClose: () => void
  onDone: () => void
}

const everyMs = 1_000

/** Where the result lies as a file. */
function fileOf(run: Pick<Run, 'id'>): string {
  return `/api/c/${community().id}/bulk-runs/${run.id}/file`
}

function Progress({ run }: { run: Run }) {
  const t = useWords('requests')
  const touched = run.done + run.refused
  return (
    <Stack>
      <p role="status" className={styles.count}>
        {t(`workbench.bulk.${run.state}`, { done: run.done, refused: run.refused, total: run.total, touched })}
      </p>
      <progress className={styles.progress} max={run.total} value={touched} aria-label={t('workbench.bulk.progress')} />
      <Refusals why={run.why} />
    </Stack>
  )
}

/** A run while it goes and what came of it; closing the window doesn't stop it. */
export function BulkProgress({ title, id, onClose, onDone }: BulkProgressProps) {
  const t = useWords('requests')
  const read = 'GET /api/c/:community/bulk-runs/:id'
  const run = useRead(
    read,
    { params: { id } },
    { refetchInterval: (query) => (query.state.data?.state === 'running' ? everyMs : false) },
  )
  const stop = useWrite('POST /api/c/:community/bulk-runs/:id/stop', { refresh: [read] })
  const ended = run.data !== undefined && run.data.state !== 'running'
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it has ended
  useEffect(() => {
    if (ended) onDone()
  }, [ended])
  return (
    <Dialog
      title={title}
      onClose={onClose}
      acts={
        <>
          {ended && run.data && run.data.total > 1 && (
            <ButtonLink href={fileOf(run.data)} download="">
              {t('workbench.bulk.file')}
            </ButtonLink>
          )}
          {run.data?.state === 'running' && (
            <Button busy={stop.isPending} onClick={() => stop.mutate({ params: { id } })}>
              {t('workbench.bulk.stop')}
            </Button>
          )}
          <Button kind={ended ? 'main' : 'quiet'} narrow onClick={onClose}>
            {t(ended ? 'workbench.bulk.close' : 'workbench.bulk.in_background')}
          </Button>
        </>
      }
    >
      <QueryView query={run} part>
        {(data) => <Progress run={data} />}
      </QueryView>
      {stop.error && <ErrorState problem={stop.error} part />}
    </Dialog>
  )
}
