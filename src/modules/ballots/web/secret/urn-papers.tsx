import { useState } from 'react'
import { boot } from '../../../../app/web/boot.ts'
import type { PageProps } from '../../../../app/web/convention.ts'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { RecordPages } from '../../../../app/web/kit/record-pages.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { ballotReads, type Detail, type UrnPaper } from '../components/views.ts'
import { PaperEntry, SettlePaper, usePaperColumns } from '../components/workbench/paper-reading.tsx'
import { useRead, useReadPages, useWrite } from '../queries.ts'

function Entry({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const [said, setSaid] = useState('')
  const write = useWrite('POST /api/c/:community/ballots/:id/urn-papers', {
    refresh: ballotReads,
    onSuccess: (done) => setSaid(t(`workbench.papers.entered.${done.state}`, { serial: done.number })),
  })
  return (
    <PaperEntry
      ballot={ballot}
      name="number"
      label={t('workbench.secret.number')}
      busy={write.isPending}
      said={said}
      onSend={({ words: _, ...read }, after) => write.mutate({ params: { id: ballot.id }, body: read }, after)}
    />
  )
}

function Settle({ ballot, paper, onClose }: { ballot: Detail; paper: UrnPaper; onClose: () => void }) {
  const t = useWords('ballots')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/ballots/:id/urn-papers/:number/settle', {
    refresh: ballotReads,
    onSuccess: () => {
      toast(t('workbench.papers.settled'))
      onClose()
    },
  })
  const scans = `/api/c/${boot().community?.id}/ballots/${ballot.id}/urn-papers/${paper.number}/scans`
  return (
    <SettlePaper
      ballot={ballot}
      help={t('workbench.secret.settle_help', { number: paper.number })}
      entries={paper.entries}
      scans={paper.scans.map((file) => `${scans}/${file}`)}
      busy={write.isPending}
      onSettle={(body, after) => write.mutate({ params: { id: ballot.id, number: paper.number }, body }, after)}
      onClose={onClose}
    />
  )
}

function Waiting({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const [asked, setAsked] = useState<UrnPaper>()
  const list = useReadPages('GET /api/c/:community/ballots/:id/urn-papers', { params: { id: ballot.id }, query: {} })
  const columns = usePaperColumns((row: UrnPaper) => row.can.includes('settle'), setAsked)
  const number = (row: UrnPaper) => row.number
  return (
    <Card title={t('workbench.papers.waiting')} flush>
      {list.data && (
        <p className={layout.text}>
          {t('workbench.secret.figures', { handed: list.data.handed, counted: list.data.counted })}
        </p>
      )}
      <RecordPages
        pages={list}
        caption={t('workbench.papers.waiting')}
        keyOf={(row) => String(row.number)}
        columns={[{ key: 'number', head: t('workbench.secret.number'), cell: number, wide: true }, ...columns]}
        none={{ title: t('workbench.papers.none'), help: t('workbench.secret.none_help') }}
      />
      {asked && <Settle ballot={ballot} paper={asked} onClose={() => setAsked(undefined)} />}
    </Card>
  )
}

/** Paper out of the box of a secret ballot into the urn: numbered there, read by two. */
export default function UrnPapers({ params }: PageProps<'id'>) {
  const t = useWords('ballots')
  const ballot = useRead('GET /api/c/:community/ballots/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={t('workbench.secret.papers_title')}
      intro={t('workbench.secret.papers_intro')}
      back={`/ballots/${params.id}`}
      backLabel={ballot.data?.title}
    >
      <QueryView query={ballot}>
        {(data) => {
          if (!data.rules.secret) return <p>{t('workbench.secret.not_secret')}</p>
          return (
            <Stack>
              {data.can.includes('enter_paper') ? <Entry ballot={data} /> : <p>{t('workbench.papers.over')}</p>}
              <Waiting ballot={data} />
            </Stack>
          )
        }}
      </QueryView>
    </PageFrame>
  )
}
