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
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type DutyDetail, dutyReads } from '../../components/workbench/call-views.ts'
import { CloseDutyDialog, ReportForDialog, TakeForDialog } from '../../components/workbench/duty-dialogs.tsx'
import { useRead, useWrite } from '../../queries.ts'

type Taking = DutyDetail['takings'][number]

function TakingState({ row }: { row: Taking }) {
  const t = useWords('whistles')
  if (row.given_up_at) return <StateTag tone="rest">{t('words.duty.given_up')}</StateTag>
  if (row.confirmed_at) return <StateTag tone="done">{t('words.duty.confirmed')}</StateTag>
  if (row.reported_at) return <StateTag tone="need">{t('words.duty.to_confirm')}</StateTag>
  return <StateTag tone="work">{t('words.duty.in_hand')}</StateTag>
}

function Takings({ duty, onReport }: { duty: DutyDetail; onReport: (row: Taking) => void }) {
  const t = useWords('whistles')
  const dates = useDates()
  const toast = useToast()
  const confirm = useWrite('POST /api/c/:community/duties/:id/confirm', {
    refresh: dutyReads,
    onSuccess: () => toast(t('workbench.duties.confirmed')),
  })
  const columns: Column<Taking>[] = [
    {
      key: 'who',
      head: t('words.who'),
      cell: (row) => (
        <>
          {row.name}
          {row.name !== row.home_organisation && <Under>{row.home_organisation}</Under>}
          {row.places > 1 && <Under>{t('words.places_of', { count: row.places })}</Under>}
        </>
      ),
    },
    { key: 'taken', head: t('words.taken_at'), cell: (row) => dates.short(row.taken_at) },
    {
      key: 'report',
      head: t('words.what_done'),
      wide: true,
      cell: (row) =>
        row.reported_at && (
          <>
            {row.report_text}
            <Under>
              {t('words.people', { count: row.people ?? 1 })} · {dates.short(row.reported_at)}
            </Under>
          </>
        ),
    },
    { key: 'state', head: t('words.state_label'), cell: (row) => <TakingState row={row} /> },
    {
      key: 'acts',
      head: '',
      phone: 'end',
      cell: (row) => (
        <span className={layout['acts']}>
          {row.can.includes('confirm') && (
            <Button
              narrow
              busy={confirm.isPending}
              onClick={() =>
                confirm.mutate({ params: { id: duty.id }, body: { registration_id: row.registration_id } })
              }
            >
              {t('workbench.duties.confirm')}
            </Button>
          )}
          {row.can.includes('report_for') && (
            <Button kind="plain" onClick={() => onReport(row)}>
              {t('workbench.duties.report_for')}
            </Button>
          )}
        </span>
      ),
    },
  ]
  if (duty.takings.length === 0)
    return <EmptyState title={t('workbench.duties.nobody')}>{t('workbench.duties.nobody_help')}</EmptyState>
  return (
    <RecordTable
      caption={t('words.taken')}
      columns={columns}
      rows={duty.takings}
      keyOf={(row) => row.registration_id}
    />
  )
}

function Detail({ duty }: { duty: DutyDetail }) {
  const t = useWords('whistles')
  const dates = useDates()
  const [asked, setAsked] = useState<'take_for' | 'close' | Taking | null>(null)
  const close = () => setAsked(null)
  return (
    <Stack>
      {duty.can.length > 0 && (
        <div className={layout['acts']}>
          {(['take_for', 'close'] as const)
            .filter((act) => duty.can.includes(act))
            .map((act) => (
              <Button key={act} onClick={() => setAsked(act)}>
                {t(`workbench.duties.${act}`)}
              </Button>
            ))}
        </div>
      )}
      <Card title={t('words.taken')} flush>
        <Takings duty={duty} onReport={setAsked} />
      </Card>
      <Card title={t('workbench.whistle.facts')}>
        <LabelList
          rows={[
            { label: t('workbench.duties.what'), value: duty.description },
            { label: t('words.place'), value: [duty.place, duty.place_detail].filter(Boolean).join(' · ') },
            { label: t('words.until'), value: dates.day(duty.until_day) },
            { label: t('words.taken'), value: t('words.taken_of', { taken: duty.taken, needed: duty.needed }) },
            ...(duty.close_reason ? [{ label: t('workbench.duties.closed'), value: duty.close_reason }] : []),
          ]}
        />
      </Card>
      {asked === 'take_for' && <TakeForDialog duty={duty} onClose={close} />}
      {asked === 'close' && <CloseDutyDialog duty={duty} onClose={close} />}
      {asked !== null && typeof asked === 'object' && <ReportForDialog duty={duty} of={asked} onClose={close} />}
    </Stack>
  )
}

/** One duty, with who took it on and what they report. */
export default function DutyPage({ params }: PageProps<'id'>) {
  const t = useWords('whistles')
  const duty = useRead('GET /api/c/:community/duties/:id', { params: { id: params.id } })
  return (
    <PageFrame title={duty.data?.title ?? t('words.duty_title')} back="/duties" backLabel={t('workbench.duties.title')}>
      <QueryView query={duty}>{(data) => <Detail duty={data} />}</QueryView>
    </PageFrame>
  )
}
