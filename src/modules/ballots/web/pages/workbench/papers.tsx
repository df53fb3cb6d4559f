import { useState } from 'react'
import { boot } from '../../../../../app/web/boot.ts'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { ballotReads, type Detail, type Paper } from '../../components/views.ts'
import { PaperEntry, SettlePaper, usePaperColumns } from '../../components/workbench/paper-reading.tsx'
import { useRead, useReadPages, useWrite } from '../../queries.ts'

function Entry({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const [said, setSaid] = useState('')
  const write = useWrite('POST /api/c/:community/ballots/:id/papers', {
    refresh: ballotReads,
    onSuccess: (done) => setSaid(t(`workbench.papers.entered.${done.state}`, { serial: done.serial })),
  })
  return (
    <PaperEntry
      ballot={ballot}
      name="serial"
      label={t('workbench.papers.serial')}
      busy={write.isPending}
      said={said}
      onSend={({ number, ...read }, after) =>
        write.mutate({ params: { id: ballot.id }, body: { serial: number, ...read } }, after)
      }
    />
  )
}

function Settle({ ballot, paper, onClose }: { ballot: Detail; paper: Paper; onClose: () => void }) {
  const t = useWords('ballots')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/ballots/:id/papers/:voter/settle', {
    refresh: ballotReads,
    onSuccess: () => {
      toast(t('workbench.papers.settled'))
      onClose()
    },
  })
  const scans = `/api/c/${boot().community?.id}/ballots/${ballot.id}/papers/${paper.voter_id}/scans`
  return (
    <SettlePaper
      ballot={ballot}
      help={t('workbench.papers.settle_help', { serial: paper.serial })}
      entries={paper.entries}
      scans={paper.scans.map((file) => `${scans}/${file}`)}
      busy={write.isPending}
      onSettle={(body, after) => write.mutate({ params: { id: ballot.id, voter: paper.voter_id }, body }, after)}
      onClose={onClose}
    />
  )
}

function Waiting({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const [asked, setAsked] = useState<Paper>()
  const list = useReadPages('GET /api/c/:community/ballots/:id/papers', { params: { id: ballot.id }, query: {} })
  const may = (row: Paper) => row.can.includes('settle') && ballot.can.includes('withdraw')
  const columns = usePaperColumns(may, setAsked)
  const serial = (row: Paper) => `${row.serial} ${row.place}`
  return (
    <Card title={t('workbench.papers.waiting')} flush>
      <RecordPages
        pages={list}
        caption={t('workbench.papers.waiting')}
        keyOf={(row) => row.voter_id}
        columns={[{ key: 'serial', head: t('workbench.papers.serial'), cell: serial, wide: true }, ...columns]}
        none={{ title: t('workbench.papers.none'), help: t('workbench.papers.none_help') }}
      />
      {asked && <Settle ballot={ballot} paper={asked} onClose={() => setAsked(undefined)} />}
    </Card>
  )
}

/** Paper into the count: two read it, each by keys alone. */
export default function PapersPage({ params }: PageProps<'id'>) {
  const t = useWords('ballots')
  const ballot = useRead('GET /api/c/:community/ballots/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={t('workbench.papers.title')}
      intro={t('workbench.papers.intro')}
      back={`/ballots/${params.id}`}
      backLabel={ballot.data?.title}
    >
      <QueryView query={ballot}>
        {(data) => (
          <Stack>
            {data.can.includes('enter_paper') ? <Entry ballot={data} /> : <p>{t('workbench.papers.over')}</p>}
            <Waiting ballot={data} />
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}
