import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PhoneLink } from '../../../../../app/web/kit/phone-link.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { CallAgainDialog, RateDialog, RefuseDialog, ReportInDialog, WorkDialog } from './act-dialogs.tsx'
import { Photos } from './photos.tsx'
import { CallState, ReportDue } from './state.tsx'
import type { Call, Whistle } from './views.ts'

const acts = ['report_in', 'act', 'rate', 'call_again', 'refuse'] as const
type Act = (typeof acts)[number]

function useFacts(call: Call) {
  const t = useWords('whistles')
  const dates = useDates()
  const { rating } = call
  const rows = [
    [
      t('words.report_due'),
      call.state === 'called' ? <ReportDue key="due" due={call.report_due} /> : dates.full(call.report_due),
    ],
    [t('words.estimated'), call.due_estimated && t('words.due_estimated')],
    [
      t('words.reported_at'),
      call.reported_at && `${dates.full(call.reported_at)}${call.late ? t('words.was_late') : ''}`,
    ],
    [t('words.comer'), [call.comer_name, call.note].filter(Boolean).join(' · ')],
    [t('words.refuse_reason'), call.refuse_reason],
    [t('words.told'), call.told],
    [t('words.finished_at'), call.finished_at && dates.full(call.finished_at)],
    [t('words.rating'), rating && [t(`words.grade.${rating.grade}`), rating.text].filter(Boolean).join(' · ')],
  ] as const
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

/** One called department: its clock, who came, what it did, what is said of it, and what may be done now. */
export function CallCard({ whistle, call }: { whistle: Whistle; call: Call }) {
  const t = useWords('whistles')
  const [asked, setAsked] = useState<Act>()
  const close = () => setAsked(undefined)
  const of = { id: whistle.id, body: call.body.id, onClose: close }
  const facts = useFacts(call)
  return (
    <Card title={call.body.name} aside={<CallState call={call} />}>
      <LabelList
        rows={[...facts, ...(call.phone ? [{ label: t('words.phone'), value: <PhoneLink phone={call.phone} /> }] : [])]}
      />
      <Photos
        id={whistle.id}
        photos={whistle.photos.filter((photo) => photo.body_id === call.body.id)}
        label={t('words.photos_of', { name: call.body.name })}
      />
      <div className={layout['acts']}>
        {acts
          .filter((act) => call.can.includes(act))
          .map((act) => (
            <Button
              key={act}
              kind={act === 'report_in' || act === 'act' ? 'main' : 'quiet'}
              narrow
              onClick={() => setAsked(act)}
            >
              {t(`workbench.acts.${act}.open`)}
            </Button>
          ))}
      </div>
      {asked === 'report_in' && <ReportInDialog {...of} />}
      {asked === 'act' && <WorkDialog {...of} kind="act" />}
      {asked === 'rate' && <RateDialog {...of} name={call.body.name} />}
      {asked === 'call_again' && <CallAgainDialog {...of} />}
      {asked === 'refuse' && <RefuseDialog {...of} />}
    </Card>
  )
}
