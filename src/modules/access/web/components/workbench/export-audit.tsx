import { IconTableExport } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { call } from '../../queries.ts'
import type { AuditQuery } from './audit-views.ts'

/** The audit as filtered, as an Excel file; that is noted too. */
export function ExportAudit({ query }: { query: AuditQuery }) {
  const t = useWords('access')
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const take = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const bytes = (await call('POST /api/c/:community/audit/export', { body: query })) as Blob
      const link = document.createElement('a')
      link.href = URL.createObjectURL(bytes)
      link.download = t('workbench.audit.export.file')
      link.click()
      URL.revokeObjectURL(link.href)
      toast(t('workbench.audit.export.done'))
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return (
    <>
      <Button icon={IconTableExport} busy={busy} onClick={() => void take()}>
        {t('workbench.audit.export.act')}
      </Button>
      {problem !== undefined && <ErrorState problem={problem} part />}
    </>
  )
}
