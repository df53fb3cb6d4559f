import { IconTableExport } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { call } from '../../../queries.ts'
import { saveFile } from '../save-file.ts'
import type { ListQuery } from './filters.ts'

/** The list as seen, as an Excel file: the same filters, columns and order. */
export function ExportButton({ query, columns }: { query: ListQuery; columns: readonly string[] }) {
  const t = useWords('requests')
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const take = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const body = { ...query, columns: ['what', ...columns].join(',') }
      const bytes = await call('POST /api/c/:community/requests/export', { body })
      saveFile(bytes as Blob, t('workbench.export.file_name'))
      toast(t('workbench.export.done'))
    } catch (error) {
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
