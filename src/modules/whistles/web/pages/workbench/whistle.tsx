import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { Timeline } from '../../../../../app/web/kit/timeline.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { WithdrawDialog, WorkDialog } from '../../components/workbench/act-dialogs.tsx'
import { AddDepartment } from '../../components/workbench/add-department.tsx'
import { CallCard } from '../../components/workbench/call-card.tsx'
import { Photos } from '../../components/workbench/photos.tsx'
import { WhistleState } from '../../components/workbench/state.tsx'
import type { Whistle } from '../../components/workbench/views.ts'
import { useRead } from '../../queries.ts'

/** The clocks are of half an hour: the page looks again by itself, in milliseconds. */
const lookAgain = 60_000

const acts = ['close', 'note', 'call', 'withdraw'] as const

/** What who leads may do now. */
function LeadActs({ whistle }: { whistle: Whistle }) {
  const t = useWords('whistles')
  const [asked, setAsked] = useState<(typeof acts)[number]>()
  const close = () => setAsked(undefined)
  const { id, can } = whistle
  if (can.length === 0) return null
  return (
    <Card title={t('workbench.whistle.lead_acts')}>
      <div className={layout['acts']}>
        {acts
          .filter((act) => can.includes(act))
          .map((act) => (
            <Button key={act} kind={act === 'close' ? 'main' : 'quiet'} narrow onClick={() => setAsked(act)}>
              {t(`workbench.acts.${act}.open`)}
            </Button>
          ))}
      </div>
      {asked === 'call' && <AddDepartment whistle={whistle} onClose={close} />}
      {asked === 'withdraw' && <WithdrawDialog id={id} onClose={close} />}
      {(asked === 'close' || asked === 'note') && <WorkDialog id={id} kind={asked} onClose={close} />}
    </Card>
  )
}

function Facts({ whistle }: { whistle: Whistle }) {
  const t = useWords('whistles')
  const dates = useDates()
  const { request } = whistle
  return (
    <Card title={t('workbench.whistle.facts')}>
      <LabelList
        rows={[
          { label: t('words.number'), value: whistle.number },
          { label: t('words.kind'), value: whistle.kind.name },
          { label: t('words.place'), value: [whistle.place, whistle.place_detail].filter(Boolean).join(' · ') },
          { label: t('words.lead'), value: whistle.lead },
          { label: t('words.blown_at'), value: dates.full(whistle.blown_at) },
          ...(request
            ? [
                {
                  label: t('words.request'),
                  value: (
                    <Link to={`/requests/${request.id}`}>
                      {request.number} {request.title}
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  )
}

function Course({ steps }: { steps: Whistle['steps'] }) {
  const t = useWords('whistles')
  return (
    <Card title={t('workbench.whistle.course')}>
      <Timeline
        entries={steps.map((step) => ({
          id: String(step.seq),
          at: step.at,
          title: step.body ? t(`words.step_of.${step.kind}`, { name: step.body }) : t(`words.step.${step.kind}`),
          source: step.system ? 'system' : 'staff',
          who: step.who,
          text: step.text,
        }))}
      />
    </Card>
  )
}

function Detail({ whistle }: { whistle: Whistle }) {
  const t = useWords('whistles')
  const dates = useDates()
  return (
    <Stack>
      <div className={layout.row}>
        <WhistleState row={whistle} />
        {whistle.ended_at && <span>{dates.full(whistle.ended_at)}</span>}
      </div>
      <LeadActs whistle={whistle} />
      <div className={layout.columns}>
        <Stack>
          {whistle.calls.map((call) => (
            <CallCard key={call.body.id} whistle={whistle} call={call} />
          ))}
          <Card title={t('workbench.whistle.what')}>
            <p className={layout.text}>{whistle.description}</p>
            <Photos
              id={whistle.id}
              photos={whistle.photos.filter((photo) => photo.role === 'report')}
              label={t('words.photos')}
            />
          </Card>
          {whistle.end_text && (
            <Card title={t(`workbench.whistle.end.${whistle.state}`)}>
              <p className={layout.text}>{whistle.end_text}</p>
              <Photos
                id={whistle.id}
                photos={whistle.photos.filter((photo) => photo.role === 'closing')}
                label={t('words.photos')}
              />
            </Card>
          )}
          <Course steps={whistle.steps} />
        </Stack>
        <Facts whistle={whistle} />
      </div>
    </Stack>
  )
}

/** One whistle: who is called, who came, what was done, and how it ended. */
export default function WhistlePage({ params }: PageProps<'id'>) {
  const t = useWords('whistles')
  const whistle = useRead(
    'GET /api/c/:community/whistles/:id',
    { params: { id: params.id } },
    { refetchInterval: lookAgain },
  )
  return (
    <PageFrame title={whistle.data?.title ?? t('words.whistle')} back="/whistles" backLabel={t('workbench.list.title')}>
      <QueryView query={whistle}>{(data) => <Detail whistle={data} />}</QueryView>
    </PageFrame>
  )
}
