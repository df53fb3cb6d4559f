import { community } from '../../../../../../app/web/boot.ts'
import { ExportButton } from '../../../../../../app/web/kit/list/export-button.tsx'
import { ExportNotices, whileRunning } from '../../../../../../app/web/kit/list/export-notices.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { call, useRead } from '../../../queries.ts'
import type { ListQuery } from './filters.ts'

const runs = 'GET /api/c/:community/exports'

/** Takes the list out as it is seen. */
export function RequestsExport({ query, columns }: { query: ListQuery; columns: readonly string[] }) {
  const t = useWords('requests')
  const body = { ...query, columns: ['what', ...columns].join(',') }
  return (
    <ExportButton
      take={() => call('POST /api/c/:community/requests/export', { body })}
      later={() => call('POST /api/c/:community/exports', { body })}
      runs={runs}
      fileName={t('workbench.export.file_name')}
    />
  )
}

/** Long lists of requests being made, or ready. */
export function RequestsExported() {
  const found = useRead(runs, {}, whileRunning)
  return <ExportNotices runs={found} fileOf={(id) => `/api/c/${community().id}/exports/${id}/file`} />
}
