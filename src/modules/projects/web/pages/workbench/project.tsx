import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { AuthorizedPhotos } from '../../../../../app/web/kit/authorized-photos.tsx'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { Timeline } from '../../../../../app/web/kit/timeline.tsx'
import { wholeLine } from '../../../../../app/web/kit/whole-line.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { ProjectState } from '../../components/state.tsx'
import { money, type Project } from '../../components/views.ts'
import {
  AcceptDialog,
  FinishDialog,
  NoteDialog,
  ReopenDialog,
  ResumeDialog,
  ReviewDialog,
  StartDialog,
  StopDialog,
} from '../../components/workbench/act-dialogs.tsx'
import { ChangeDialog } from '../../components/workbench/change-dialog.tsx'
import { Conditions } from '../../components/workbench/conditions.tsx'
import { call, useRead } from '../../queries.ts'

const dialogs = {
  start: StartDialog,
  note: NoteDialog,
  finish: FinishDialog,
  ask_review: ReviewDialog,
  accept: AcceptDialog,
  reopen: ReopenDialog,
  resume: ResumeDialog,
  change: ChangeDialog,
  stop: StopDialog,
}
const acts = Object.keys(dialogs) as (keyof typeof dialogs)[]

/** The act the state waits for is the main one. */
const mainOf: Partial<Record<Project['state'], readonly (keyof typeof dialogs)[]>> = {
  planned: ['start'],
  under_way: ['note'],
  finished: ['ask_review', 'accept'],
}

function Acts({ of }: { of: Project }) {
  const t = useWords('projects')
  const [asked, setAsked] = useState<keyof typeof dialogs>()
  const Asked = asked && dialogs[asked]
  const may = acts.filter((act) => of.can.includes(act))
  if (may.length === 0) return null
  return (
    <div className={layout.acts}>
      {may.map((act) => (
        <Button
          key={act}
          kind={mainOf[of.state]?.includes(act) ? 'main' : 'quiet'}
          narrow
          onClick={() => setAsked(act)}
        >
          {t(`workbench.acts.${act}.open`)}
        </Button>
      ))}
      {Asked && <Asked of={of} onClose={() => setAsked(undefined)} />}
    </div>
  )
}

function Course({ of }: { of: Project }) {
  const t = useWords('projects')
  const dates = useDates()
  const load = (file: string) => call('GET /api/c/:community/projects/:id/files/:file', { params: { id: of.id, file } })
  return (
    <Card title={t('words.course')}>
      <Timeline
        entries={of.steps.map((step) => ({
          ...{ id: String(step.seq), at: step.at, who: step.who, text: step.text, internal: !step.open },
          // The day where it was written down later.
          title: [t(`words.step.${step.kind}`), dates.day(step.at) !== dates.day(step.day) && dates.day(step.day)]
            .filter(Boolean)
            .join(' · '),
          source: step.system ? 'system' : 'staff',
          extra: (
            <AuthorizedPhotos
              of={`project ${of.id}`}
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

function Facts({ of }: { of: Project }) {
  const t = useWords('projects')
  const dates = useDates()
  return (
    <Card title={t('workbench.facts')}>
      <LabelList
        rows={[
          { label: t('words.kind_label'), value: t(`words.kind.${of.kind}`) },
          { label: t('words.place'), value: of.place || t('words.whole') },
          { label: t('words.lead'), value: of.lead },
          { label: t('words.days'), value: dates.span({ from: of.from_day, to: of.to_day }) },
          ...(of.cost_fen === null
            ? []
            : [{ label: t('words.cost_label'), value: t('words.cost', { yuan: money(of.cost_fen) }) }]),
        ]}
      />
    </Card>
  )
}

/** Topic, ballot, tasks, reviews: what it hangs together with. */
function Chain({ of }: { of: Project }) {
  const t = useWords('projects')
  const rows = [
    ...of.topics.map((one) => ({ to: `/halls/${one.id}`, label: one.title, note: t('words.of_topic') })),
    ...(of.ballot ? [{ to: `/ballots/${of.ballot.id}`, label: of.ballot.title, note: t('words.of_ballot') }] : []),
    ...of.reviews.map((one) => ({
      to: `/ballots/${one.id}`,
      label: t('words.review_of', { number: one.number }),
      note: t(one.verdict ? `words.verdict.${one.verdict}` : `words.review_phase.${one.phase}`),
    })),
  ]
  if (rows.length + of.tasks.length + of.ballot_tasks.length === 0) return null
  return (
    <Card title={t('words.chain')}>
      <Stack>
        <RowLinks rows={rows} />
        <Tasks of={of} label={t('words.tasks')} tasks={of.tasks} />
        <Tasks of={of} label={t('words.ballot_tasks')} tasks={of.ballot_tasks} />
      </Stack>
    </Card>
  )
}

interface TasksProps {
  of: Project
  label: string
  tasks: Project['tasks']
}

function Tasks({ of, label, tasks }: TasksProps) {
  const t = useWords('projects')
  const dates = useDates()
  if (tasks.length === 0) return null
  return (
    <section>
      <h3>{label}</h3>
      <ul className={layout.list}>
        {tasks.map((one) => (
          <li key={one.number}>
            <Link to={`/meeting-decisions?ballot=${of.ballot?.id}&state=all`}>{one.text}</Link>
            <p className={layout.quiet}>
              {wholeLine(
                [one.owner, t('words.until', { day: dates.day(one.due_day) }), t(`words.task_state.${one.state}`)]
                  .filter(Boolean)
                  .join(' · '),
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Detail({ of }: { of: Project }) {
  const t = useWords('projects')
  return (
    <Stack>
      <div className={layout.row}>
        <ProjectState row={of} />
        <span>{of.number}</span>
        {of.late && <span>{t('words.late')}</span>}
      </div>
      {of.words && <p className={layout.text}>{of.words}</p>}
      <Acts of={of} />
      <div className={layout.columns}>
        <Stack>
          {of.description && (
            <Card title={t('words.description')}>
              <p className={layout.text}>{of.description}</p>
            </Card>
          )}
          <Conditions of={of} />
          <Course of={of} />
        </Stack>
        <Stack>
          <Facts of={of} />
          <Chain of={of} />
        </Stack>
      </div>
    </Stack>
  )
}

/** One project, with everything that may be done with it now. */
export default function ProjectPage({ params }: PageProps<'id'>) {
  const t = useWords('projects')
  const one = useRead('GET /api/c/:community/projects/:id', { params: { id: params.id } })
  return (
    <PageFrame title={one.data?.title ?? t('words.title')} back="/projects" backLabel={t('words.title')}>
      <QueryView query={one}>{(data) => <Detail of={data} />}</QueryView>
    </PageFrame>
  )
}
