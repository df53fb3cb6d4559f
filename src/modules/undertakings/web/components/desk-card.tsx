import { Card } from '../../../../app/web/kit/card.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { RowLinks } from '../../../../app/web/kit/row-links.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'
import { pathOf } from './views.ts'

/** On the secretary's desk: how many there are of each kind, how many without a step ahead, and what recurs. */
export default function UndertakingsOnDesk() {
  const t = useWords('undertakings')
  const waiting = useRead('GET /api/c/:community/undertakings/waiting')
  return (
    <Card title={t('workbench.desk.title')}>
      <QueryView query={waiting} part>
        {({ counts, proposals }) => (
          <RowLinks
            rows={[
              ...counts.map((row) => ({
                to: row.late > 0 ? `${pathOf[row.kind]}?show=late` : pathOf[row.kind],
                label: t(`words.${row.kind}`),
                note: t('workbench.desk.counts', { open: row.open, late: row.late }),
              })),
              ...(proposals > 0 ? [{ to: '/topics', label: t('workbench.desk.proposals', { count: proposals }) }] : []),
            ]}
          />
        )}
      </QueryView>
    </Card>
  )
}
