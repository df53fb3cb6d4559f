import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../../app/web/kit/record-table.tsx'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import { ComingCount, NeighbourCallState } from '../../components/neighbour-call-state.tsx'
import { CallOffDialog, EnterDialog, HoldDialog } from '../../components/workbench/call-dialogs.tsx'
import type { NeighbourCallDetail } from '../../components/workbench/call-views.ts'
import { useRead } from '../../queries.ts'

const acts = ['hold', 'enter', 'withdraw'] as const
type Comer = NeighbourCallDetail['comers'][number]

function Comers({ comers }: { comers: Comer[] }) {
  const t = useWords('whistles')
  const dates = useDates()
  const columns: Column<Comer>[] = [
    {
      key: 'who',
      head: t('words.who'),
      wide: true,
      cell: (row) => (
        <>
          {row.name}
          <Under>
            {[t(`words.comer_kind.${row.kind}`), row.entered && t('words.entered')].filter(Boolean).join(' · ')}
          </Under>
        </>
      ),
    },
    { key: 'places', head: t('words.places'), cell: (row) => t('words.people', { count: row.places }), narrow: true },
    { key: 'said', head: t('words.said_at'), cell: (row) => dates.full(row.said_at) },
    {
      key: 'came',
      head: t('words.came'),
      narrow: true,
      cell: (row) => {
        if (row.left) return t('words.left_call')
        return row.came === null ? t('words.not_held') : t('words.came_count', { count: row.came })
      },
    },
  ]
  if (comers.length === 0)
    return <EmptyState title={t('workbench.calls.nobody')}>{t('workbench.calls.nobody_help')}</EmptyState>
  return <RecordTable caption={t('words.coming')} columns={columns} rows={comers} keyOf={(row) => row.id} />
}

function Detail({ call }: { call: NeighbourCallDetail }) {
  const t = useWords('whistles')
  const listed = useListed()
  const dates = useDates()
  const [asked, setAsked] = useState<(typeof acts)[number]>()
  const close = () => setAsked(undefined)
  return (
    <Stack>
      <div className={layout.row}>
        <NeighbourCallState call={call} />
        <ComingCount call={call} came={call.came} />
      </div>
      {call.can.length > 0 && (
        <div className={layout['acts']}>
          {acts
            .filter((act) => call.can.includes(act))
            .map((act) => (
              <Button key={act} kind={act === 'hold' ? 'main' : 'quiet'} narrow onClick={() => setAsked(act)}>
                {t(`workbench.calls.${act}.open`)}
              </Button>
            ))}
        </div>
      )}
      <div className={layout.columns}>
        <Stack>
          <Card title={t('words.coming')} flush>
            <Comers comers={call.comers} />
          </Card>
          {call.end_text && (
            <Card title={t(`words.call_end.${call.state}`)}>
              <p className={layout.text}>{call.end_text}</p>
            </Card>
          )}
        </Stack>
        <Card title={t('workbench.whistle.facts')}>
          <LabelList
            rows={[
              { label: t('workbench.calls.what'), value: <span className={layout.text}>{call.description}</span> },
              { label: t('words.place'), value: [call.place, call.place_detail].filter(Boolean).join(' · ') },
              { label: t('words.meets_at'), value: dates.full(call.meets_at) },
              { label: t('words.needed'), value: t('words.people', { count: call.needed }) },
              { label: t('words.welcomes'), value: listed(call.welcomes.map((one) => t(`words.welcome.${one}`))) },
              { label: t('words.contact_phone'), value: call.contact_phone },
              { label: t('words.called_by'), value: `${call.called_by} ${dates.full(call.called_at)}` },
            ]}
          />
        </Card>
      </div>
      {asked === 'enter' && <EnterDialog call={call} onClose={close} />}
      {asked === 'hold' && <HoldDialog call={call} onClose={close} />}
      {asked === 'withdraw' && <CallOffDialog call={call} onClose={close} />}
    </Stack>
  )
}

/** One call to the neighbours, with who comes. */
export default function NeighbourCallPage({ params }: PageProps<'id'>) {
  const t = useWords('whistles')
  const call = useRead('GET /api/c/:community/neighbour-calls/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={call.data?.title ?? t('workbench.calls.title')}
      back="/neighbour-calls"
      backLabel={t('workbench.calls.title')}
    >
      <QueryView query={call}>{(data) => <Detail call={data} />}</QueryView>
    </PageFrame>
  )
}
