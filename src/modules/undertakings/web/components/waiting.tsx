import { Card } from '../../../../app/web/kit/card.tsx'
import { RecordTable } from '../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'
import { useColumns } from './columns.tsx'

/** On the list of today: what the reader leads and is due for its next step. Nothing where there is none. */
export default function UndertakingsWaiting() {
  const t = useWords('undertakings')
  const columns = useColumns()
  const { data } = useRead('GET /api/c/:community/undertakings/waiting')
  if (!data || data.items.length === 0) return null
  return (
    <Card title={t('workbench.waiting.title')} flush>
      <RecordTable caption={t('workbench.waiting.title')} columns={columns} rows={data.items} keyOf={(row) => row.id} />
    </Card>
  )
}
