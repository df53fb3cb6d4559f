import { IconTableExport } from '@tabler/icons-react'
import { useState } from 'react'
import { asProblem } from '../../../../../../app/web/api-problem.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { call, useWrite } from '../../../queries.ts'
import { saveFile } from '../save-file.ts'
import type { ListQuery } from './filters.ts'

/** The list as seen, as an Excel file: the same filters, columns and order; a long one is made in the background. */
export function ExportButton({ query, columns }: { query: ListQuery; columns: readonly string[] }) {
  const t = useWords('requests')
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const body = { ...query, columns: ['what', ...columns].join(',') }
  const later = useWrite('POST /api/c/:community/exports', {
    refresh: ['GET /api/c/:community/exports'],
    onSuccess: () => toast(t('workbench.export.started')),
  })
  const takeLater = () => later.mutate({ body }, { onError: setProblem, onSettled: () => setBusy(false) })
  const take = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const bytes = await call('POST /api/c/:community/requests/export', { body })
      saveFile(bytes as Blob, t('workbench.export.file_name'))
      toast(t('workbench.export.done'))
    } catch (error) {
      if (asProblem(error).code === 'requests.export_large') return takeLater()
      setProblem(error)
    }
    setBusy(false)
  }
  return (
    <>
      <Button icon={IconTableExport} busy={busy} onClick={() => void take()}>
        {t('workbench.export.act')}
      </Button>
      {problem !== undefined && <ErrorState problem={problem} part />}
    </>
  )
}
