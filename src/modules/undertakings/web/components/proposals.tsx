import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../app/web/kit/button.tsx'
import { Card } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead, useWrite } from '../queries.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { type Proposal, undertakingReads } from './views.ts'

/** What recurs and has no topic yet; nothing where nothing does. */
export function Proposals() {
  const t = useWords('undertakings')
  const dates = useDates()
  const proposals = useRead('GET /api/c/:community/topic-proposals')
  const [aside, setAside] = useState<Proposal>()
  const columns: Column<Proposal>[] = [
    {
      key: 'what',
      head: t('workbench.proposals.item'),
      wide: true,
      cell: (row) => (
        <>
          {row.item.name}
          <Under>
            {[
              row.area?.name,
              row.requests
                .map((request) => request.title)
                .slice(0, 2)
                .join('；'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Under>
        </>
      ),
    },
    {
      key: 'count',
      head: t('words.requests'),
      narrow: true,
      cell: (row) => t('words.requests_count', { count: row.count }),
    },
    {
      key: 'when',
      head: t('words.since'),
      cell: (row) => t('workbench.proposals.range', { from: dates.day(row.from), to: dates.day(row.to) }),
    },
    {
      key: 'acts',
      head: '',
      phone: 'end',
      cell: (row) => (
        <div className={layout['acts']}>
          <ButtonLink to={`/topics/new?proposal=${row.id}`} kind="main" narrow>
            {t('workbench.proposals.open')}
          </ButtonLink>
          <Button narrow onClick={() => setAside(row)}>
            {t('workbench.proposals.aside.open')}
          </Button>
        </div>
      ),
    },
  ]
  return (
    <QueryView query={proposals} part>
      {({ items }) =>
        items.length === 0 ? null : (
          <Card title={t('workbench.proposals.title')} flush>
            <RecordTable
              caption={t('workbench.proposals.title')}
              columns={columns}
              rows={items}
              keyOf={(row) => row.id}
            />
            {aside && <SetAside proposal={aside} onClose={() => setAside(undefined)} />}
          </Card>
        )
      }
    </QueryView>
  )
}

function SetAside({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const write = useWrite('POST /api/c/:community/topic-proposals/:id/set-aside', { refresh: undertakingReads })
  return (
    <ReasonDialog
      words="workbench.proposals.aside"
      title={proposal.item.name}
      busy={write.isPending}
      send={(reason, done, fail) =>
        write.mutate({ params: { id: proposal.id }, body: { reason } }, { onSuccess: done, onError: fail })
      }
      onClose={onClose}
    />
  )
}
