import { serverNow } from '../../../../../app/web/clock.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { kinds } from '../../components/views.ts'
import { useRead } from '../../queries.ts'

type Row = {
  kind: (typeof kinds)[number] | 'total'
  held: number
  invited: number
  came: number
  decided: number
  due: number
  in_time: number
  done: number
}

/** Of this year and the last: numerator and denominator beside each other. */
export default function Figures() {
  const t = useWords('deliberation')
  const month = new Date(serverNow()).toISOString().slice(0, 7)
  const from = `${Number(month.slice(0, 4)) - 1}-01`
  const found = useRead('GET /api/c/:community/meetings-figures', { query: { from, to: month } })
  const columns: Column<Row>[] = [
    {
      key: 'kind',
      head: t('words.kind_label'),
      cell: (row) => (row.kind === 'total' ? t('words.total') : t(`words.kind.${row.kind}`)),
    },
    { key: 'held', head: t('words.held'), labelled: true, cell: (row) => row.held },
    { key: 'came', head: t('words.came_of'), labelled: true, cell: (row) => `${row.came}/${row.invited}` },
    { key: 'decided', head: t('words.decisions'), labelled: true, cell: (row) => row.decided },
    { key: 'in_time', head: t('words.in_time'), labelled: true, cell: (row) => `${row.in_time}/${row.due}` },
    { key: 'done', head: t('words.decision.done'), labelled: true, cell: (row) => row.done },
  ]
  return (
    <PageFrame
      title={t('workbench.figures.title')}
      intro={t('workbench.figures.intro', { from, to: month })}
      back="/meetings"
      backLabel={t('workbench.meetings.title')}
    >
      <QueryView query={found}>
        {(data) => (
          <Card flush>
            <RecordTable
              caption={t('workbench.figures.title')}
              columns={columns}
              rows={[...data.kinds, { kind: 'total' as const, ...data.total }] as Row[]}
              keyOf={(row) => row.kind}
            />
          </Card>
        )}
      </QueryView>
    </PageFrame>
  )
}
