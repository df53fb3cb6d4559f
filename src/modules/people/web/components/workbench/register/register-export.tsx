import { community } from '../../../../../../app/web/boot.ts'
import { ExportButton } from '../../../../../../app/web/kit/list/export-button.tsx'
import { ExportNotices, whileRunning } from '../../../../../../app/web/kit/list/export-notices.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { call, useRead } from '../../../queries.ts'
import type { RegisterQuery } from '../views.ts'

const runs = 'GET /api/c/:community/people/exports'

/** Takes the register out as it is seen: numbers covered. */
export function RegisterExport({ query, columns }: { query: RegisterQuery; columns: readonly string[] }) {
  const t = useWords('people')
  const body = { ...query, columns: ['name', ...columns].join(',') }
  return (
    <ExportButton
      take={() => call('POST /api/c/:community/people/export', { body })}
      later={() => call('POST /api/c/:community/people/exports', { body })}
      runs={runs}
      fileName={t('workbench.register.file_name')}
    />
  )
}

/** Long registers being made, or ready. */
export function RegisterExported() {
  const found = useRead(runs, {}, whileRunning)
  return <ExportNotices runs={found} fileOf={(id) => `/api/c/${community().id}/people/exports/${id}/file`} />
}
