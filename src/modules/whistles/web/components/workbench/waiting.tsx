import { Card } from '../../../../../app/web/kit/card.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { useWhistleColumns } from './whistle-table.tsx'

/** How often the list of who is called looks again, in milliseconds: the clocks are of half an hour. */
const lookAgain = 60_000

/** Whistles that wait for the reader: to report in, told as late, to lead to their end. Nothing where there is none. */
export default function WhistlesWaiting() {
  const t = useWords('whistles')
  const columns = useWhistleColumns()
  const { data } = useRead('GET /api/c/:community/whistles/waiting', {}, { refetchInterval: lookAgain })
  if (!data) return null
  return (
    <>
      {(['to_report', 'told', 'leading'] as const)
        .filter((list) => data[list].length > 0)
        .map((list) => (
          <Card
            key={list}
            title={t(`workbench.waiting.${list}`)}
            flush
            aside={<Link to="/whistles?mine=yes">{t('workbench.waiting.all')}</Link>}
          >
            <RecordTable
              caption={t(`workbench.waiting.${list}`)}
              columns={columns}
              rows={data[list]}
              keyOf={(row) => row.id}
            />
          </Card>
        ))}
    </>
  )
}
