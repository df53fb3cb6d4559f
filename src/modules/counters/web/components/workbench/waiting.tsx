import { Card } from '../../../../../app/web/kit/card.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { useCaseColumns } from './case-table.tsx'

const lookAgain = 5 * 60_000

/** Cases the reader keeps that are to be looked after today. Nothing where there is none. */
export default function CasesWaiting() {
  const t = useWords('counters')
  const columns = useCaseColumns()
  const { data } = useRead('GET /api/c/:community/service-cases/waiting', {}, { refetchInterval: lookAgain })
  if (!data || data.due.length === 0) return null
  return (
    <Card
      title={t('workbench.reception.due')}
      flush
      aside={<Link to="/reception">{t('workbench.nav.reception')}</Link>}
    >
      <RecordTable caption={t('workbench.reception.due')} columns={columns} rows={data.due} keyOf={(row) => row.id} />
    </Card>
  )
}
