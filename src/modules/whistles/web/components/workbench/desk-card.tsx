import { Card } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { useWhistleColumns } from './whistle-table.tsx'

const shown = 5
const countedMost = 100

/** Whistles out, on the secretary's desk. */
export default function WhistlesOut() {
  const t = useWords('whistles')
  const columns = useWhistleColumns()
  const list = useRead('GET /api/c/:community/whistles', { query: { state: 'open', limit: shown } })
  const waiting = useRead('GET /api/c/:community/whistles/waiting')
  const count = (value: number) => (value >= countedMost ? t('words.many', { count: countedMost }) : String(value))
  return (
    <Card
      title={t('workbench.desk.title')}
      flush
      aside={
        waiting.data && (
          <Link to="/whistles?state=open">
            {t('workbench.desk.counts', { open: count(waiting.data.open), late: count(waiting.data.late) })}
          </Link>
        )
      }
    >
      <QueryView query={list} part>
        {({ items }) =>
          items.length === 0 ? (
            <p className={layout.quiet}>{t('workbench.desk.none')}</p>
          ) : (
            <RecordTable caption={t('workbench.desk.title')} columns={columns} rows={items} keyOf={(row) => row.id} />
          )
        }
      </QueryView>
    </Card>
  )
}
