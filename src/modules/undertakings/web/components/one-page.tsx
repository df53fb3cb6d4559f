import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { AuthorizedPhotos } from '../../../../app/web/kit/authorized-photos.tsx'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { Timeline } from '../../../../app/web/kit/timeline.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { call, useRead, useWrite } from '../queries.ts'
import { ChangeDialog, EndDialog, NoteDialog, ResumeDialog, TieDialog } from './act-dialogs.tsx'
import { NextStep, UndertakingState } from './state.tsx'
import { TiedRequests } from './tied-requests.tsx'
import { type Kind, pathOf, type Undertaking, undertakingReads } from './views.ts'

const acts = ['note', 'end', 'resume', 'change', 'tie'] as const
const dialogs = { note: NoteDialog, end: EndDialog, resume: ResumeDialog, change: ChangeDialog, tie: TieDialog }

/** What may be done now. */
function Acts({ of }: { of: Undertaking }) {
  const t = useWords('undertakings')
  const [asked, setAsked] = useState<(typeof acts)[number]>()
  const Asked = asked && dialogs[asked]
  if (of.can.length === 0) return null
  return (
    <div className={layout['acts']}>
      {acts
        .filter((act) => of.can.includes(act))
        .map((act, index) => (
          <Button key={act} kind={index === 0 ? 'main' : 'quiet'} narrow onClick={() => setAsked(act)}>
            {t(`workbench.acts.${act}.open`)}
          </Button>
        ))}
      {of.can.includes('publish') && <Publish of={of} />}
      {Asked && <Asked of={of} onClose={() => setAsked(undefined)} />}
    </div>
  )
}

function Publish({ of }: { of: Undertaking }) {
  const t = useWords('undertakings')
  const toast = useToast()
  const way = of.published ? 'off' : 'on'
  const write = useWrite('POST /api/c/:community/undertakings/:id/publish', {
    refresh: undertakingReads,
    onSuccess: () => toast(t(`workbench.acts.publish.${way}_done`)),
  })
  return (
    <Button
      narrow
      busy={write.isPending}
      onClick={() => write.mutate({ params: { id: of.id }, body: { published: !of.published } })}
    >
      {t(`workbench.acts.publish.${way}`)}
    </Button>
  )
}

function Course({ of }: { of: Undertaking }) {
  const t = useWords('undertakings')
  const dates = useDates()
  const load = (file: string) =>
    call('GET /api/c/:community/undertakings/:id/files/:file', { params: { id: of.id, file } })
  return (
    <Card title={t('workbench.one.course')}>
      <Timeline
        entries={of.steps.map((step) => ({
          id: String(step.seq),
          at: step.at,
          title: [
            t(`words.step.${step.kind}`),
            step.way && t(`words.way.${step.way}`),
            step.counterpart,
            (step.kind === 'attempt' || step.kind === 'answer') && dates.day(step.day),
          ]
            .filter(Boolean)
            .join(' · '),
          source: step.system ? 'system' : 'staff',
          who: step.who,
          text: step.text,
          extra: (
            <AuthorizedPhotos
              of={`undertaking ${of.id}`}
              photos={step.files}
              label={t('words.photos')}
              pdf={t('words.pdf')}
              load={load}
            />
          ),
        }))}
      />
    </Card>
  )
}

function Facts({ of }: { of: Undertaking }) {
  const t = useWords('undertakings')
  const dates = useDates()
  return (
    <Card title={t('workbench.one.facts')}>
      <LabelList
        rows={[
          { label: t('words.lead'), value: of.lead },
          ...(of.outside_body ? [{ label: t('words.body'), value: of.outside_body }] : []),
          { label: t('words.place'), value: of.place || t('words.whole') },
          ...(of.item ? [{ label: t('words.item'), value: of.item.name }] : []),
          { label: t('words.since'), value: dates.day(of.started_on) },
          { label: t('words.source_label'), value: t(`words.source.${of.source}`) },
          ...of.related.map((one) => ({
            label: t(`words.kind.${one.kind}`),
            value: <Link to={`${pathOf[one.kind]}/${one.id}`}>{one.title}</Link>,
          })),
        ]}
      />
    </Card>
  )
}

function Detail({ of }: { of: Undertaking }) {
  const t = useWords('undertakings')
  return (
    <Stack>
      <div className={layout['row']}>
        <UndertakingState row={of} />
        {of.confidential && <StateTag tone="info">{t('words.confidential')}</StateTag>}
        {of.published && <StateTag tone="info">{t('words.published')}</StateTag>}
        {of.state === 'open' && (
          <span>
            {t('words.next')} · <NextStep row={of} />
          </span>
        )}
      </div>
      <Acts of={of} />
      <div className={layout['columns']}>
        <Stack>
          {of.result && (
            <Card title={t('words.result')}>
              <p className={layout['text']}>{of.result}</p>
            </Card>
          )}
          {of.description && (
            <Card title={t('words.description')}>
              <p className={layout['text']}>{of.description}</p>
            </Card>
          )}
          <Course of={of} />
        </Stack>
        <Stack>
          <Facts of={of} />
          <TiedRequests of={of} />
        </Stack>
      </div>
    </Stack>
  )
}

/** One topic, long-running case or advocacy. */
export function OnePage({ kind, id }: { kind: Kind; id: string }) {
  const t = useWords('undertakings')
  const one = useRead('GET /api/c/:community/undertakings/:id', { params: { id } })
  return (
    <PageFrame title={one.data?.title ?? t(`words.${kind}`)} back={pathOf[kind]} backLabel={t(`words.${kind}`)}>
      <QueryView query={one}>{(data) => <Detail of={data} />}</QueryView>
    </PageFrame>
  )
}
