import { useState } from 'react'
import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { ballotWays } from '../../../contract/topics/kinds.ts'
import { useRead, useWrite } from '../../queries.ts'
import { ActDialog, type ActField } from '../act-dialog.tsx'
import { OwnerField, ownedBy } from '../owner-field.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { type Topic, topicReads } from './views.ts'

type Act = 'move' | 'set_dates' | 'meet' | 'ballot' | 'decide' | 'report' | 'drop' | 'reopen' | 'tie' | 'note'
const shown: Act[] = ['move', 'meet', 'ballot', 'decide', 'report', 'note', 'tie', 'set_dates', 'drop', 'reopen']
const dayMs = 86_400_000

/** The one that fits the step stands out. */
const mainOf: Partial<Record<Topic['stage'], Act>> = {
  collect: 'move',
  discuss: 'move',
  meet: 'meet',
  decide: 'ballot',
  do: 'decide',
  report: 'report',
}

const noteKinds = ['argument:for', 'argument:against', 'question', 'amendment'] as const
const noteBodies = {
  'argument:for': { kind: 'argument', side: 'for' },
  'argument:against': { kind: 'argument', side: 'against' },
  question: { kind: 'question' },
  amendment: { kind: 'amendment' },
} as const

type Values = Record<string, string>
type Fail = (problem: unknown) => void

function useSend(topic: Topic, onDone: () => void) {
  const t = useWords('deliberation')
  const toast = useToast()
  const params = { id: topic.id }
  const done = (act: Act) => ({
    refresh: topicReads,
    onSuccess: () => {
      toast(t(`workbench.topic.done.${act}`))
      onDone()
    },
  })
  const move = useWrite('POST /api/c/:community/topics/:id/move', done('move'))
  const dates = useWrite('POST /api/c/:community/topics/:id/dates', done('set_dates'))
  const meet = useWrite('POST /api/c/:community/topics/:id/meeting', done('meet'))
  const ballot = useWrite('POST /api/c/:community/topics/:id/ballot', done('ballot'))
  const decide = useWrite('POST /api/c/:community/topics/:id/decide', done('decide'))
  const report = useWrite('POST /api/c/:community/topics/:id/report', done('report'))
  const drop = useWrite('POST /api/c/:community/topics/:id/drop', done('drop'))
  const reopen = useWrite('POST /api/c/:community/topics/:id/reopen', done('reopen'))
  const tie = useWrite('POST /api/c/:community/topics/:id/tie-request', done('tie'))
  const note = useWrite('POST /api/c/:community/topics/:id/contributions', done('note'))
  const all = [move, dates, meet, ballot, decide, report, drop, reopen, tie, note]
  const send = (act: Act, chosen: Values, values: Values, onError: Fail) => {
    const text = values['text'] ?? ''
    const reason = values['reason'] ?? ''
    const stage = topic.stages.find((one) => one.kind === chosen['stage'])?.kind ?? topic.stage
    const owned = ownedBy(chosen['owner'] ?? '')
    const running = topic.stages.filter((one) => one.state !== 'done')
    const sends: Record<Act, () => void> = {
      move: () => move.mutate({ params, body: { stage, reason } }, { onError }),
      set_dates: () =>
        dates.mutate(
          { params, body: { stages: running.map(({ kind }) => ({ kind, until_day: values[kind] ?? '' })), reason } },
          { onError },
        ),
      meet: () => meet.mutate({ params, body: { meeting_id: chosen['meeting'] ?? '' } }, { onError }),
      ballot: () =>
        ballot.mutate(
          {
            params,
            body: {
              opens_day: values['opens_day'] ?? '',
              closes_day: values['closes_day'] ?? '',
              how: ballotWays.find((one) => one === chosen['how']) ?? 'choose',
            },
          },
          { onError },
        ),
      decide: () => decide.mutate({ params, body: { text, due_day: values['due_day'] ?? '', ...owned } }, { onError }),
      report: () => report.mutate({ params, body: { text } }, { onError }),
      drop: () => drop.mutate({ params, body: { reason } }, { onError }),
      reopen: () => reopen.mutate({ params, body: { reason } }, { onError }),
      tie: () => tie.mutate({ params, body: { number: values['number'] ?? '' } }, { onError }),
      note: () => {
        const said = noteKinds.find((one) => one === chosen['note']) ?? 'argument:for'
        note.mutate(
          {
            params,
            body: {
              ...noteBodies[said],
              text,
              heard: values['heard'] ?? '',
              ...(chosen['option'] ? { option_id: chosen['option'] } : {}),
            },
          },
          { onError },
        )
      },
    }
    sends[act]()
  }
  return { send, busy: all.some((one) => one.isPending) }
}

function useFields(topic: Topic): Record<Act, ActField[]> {
  const t = useWords('deliberation')
  const dates = useDates()
  const day = (ahead: number) => dates.plain(new Date(serverNow() + ahead * dayMs).toISOString()).slice(0, 10)
  const reason: ActField = { name: 'reason', label: t('words.reason'), kind: 'area' }
  const text = (act: string): ActField => ({ name: 'text', label: t(`workbench.topic.text.${act}`), kind: 'area' })
  return {
    move: [{ ...reason, optional: true, hint: t('workbench.topic.reason_hint') }],
    set_dates: [
      ...topic.stages
        .filter((one) => one.state !== 'done')
        .map(
          (one): ActField => ({
            name: one.kind,
            label: t('words.stage_to', { name: one.name }),
            kind: 'date',
            value: one.until_day,
          }),
        ),
      reason,
    ],
    meet: [],
    ballot: [
      { name: 'opens_day', label: t('words.opens_day'), kind: 'date', value: day(4) },
      { name: 'closes_day', label: t('words.closes_day'), kind: 'date', value: day(11) },
    ],
    decide: [
      { ...text('decide'), value: topic.decisions.length === 0 ? topic.outcome : '' },
      { name: 'due_day', label: t('words.due_day'), kind: 'date', value: day(30) },
    ],
    report: [text('report')],
    drop: [reason],
    reopen: [reason],
    tie: [{ name: 'number', label: t('words.request_number') }],
    note: [text('note'), { name: 'heard', label: t('words.heard_label'), hint: t('words.heard_hint') }],
  }
}

interface PicksProps {
  act: Act
  topic: Topic
  chosen: Values
  onChange: (values: Values) => void
}

/** What is chosen from a list beside the fields of an act. */
function Picks({ act, topic, chosen, onChange }: PicksProps) {
  const t = useWords('deliberation')
  const dates = useDates()
  const meetings = useRead('GET /api/c/:community/meetings', { query: { show: 'coming' } }, { enabled: act === 'meet' })
  const pick = (name: string, label: string, options: { value: string; label: string }[], more: object = {}) => (
    <SelectField
      name={name}
      label={label}
      value={chosen[name] ?? ''}
      onChange={(value) => onChange({ ...chosen, [name]: value })}
      options={options}
      {...more}
    />
  )
  if (act === 'move') {
    const others = topic.stages.filter((one) => one.kind !== topic.stage)
    return pick(
      'stage',
      t('words.stage_label'),
      others.map((one) => ({ value: one.kind, label: one.name })),
    )
  }
  if (act === 'meet') {
    const items = (meetings.data?.items ?? []).map((one) => ({
      value: one.id,
      label: `${one.title} ${dates.full(one.starts_at)}`,
    }))
    return items.length > 0 || meetings.isPending ? (
      pick('meeting', t('workbench.topic.which_meeting'), items)
    ) : (
      <p>{t('workbench.topic.no_meeting')}</p>
    )
  }
  if (act === 'ballot' && topic.options.length > 1) {
    return pick(
      'how',
      t('words.ballot_how_label'),
      ballotWays.map((value) => ({ value, label: t(`words.ballot_how.${value}`) })),
    )
  }
  if (act === 'decide') {
    return <OwnerField value={chosen['owner'] ?? ''} onChange={(owner) => onChange({ ...chosen, owner })} />
  }
  if (act === 'note') {
    return (
      <>
        {pick(
          'note',
          t('words.what_said'),
          noteKinds.map((value) => ({ value, label: t(`words.note.${value.replace(':', '_')}`) })),
        )}
        {topic.options.length > 0 &&
          pick(
            'option',
            t('words.about_option'),
            topic.options.map((one) => ({ value: one.id, label: one.title })),
            { optional: true, any: true },
          )}
      </>
    )
  }
  return null
}

/** Everything that can be done with a topic now; what the step asks for first. */
export function TopicActs({ topic }: { topic: Topic }) {
  const t = useWords('deliberation')
  const [asked, setAsked] = useState<Act | 'edit'>()
  const [chosen, setChosen] = useState<Values>({})
  const { send, busy } = useSend(topic, () => setAsked(undefined))
  const fields = useFields(topic)
  const begin = (act: Act) => {
    const now = topic.stages.findIndex((one) => one.kind === topic.stage)
    setChosen(
      act === 'move'
        ? { stage: (topic.stages[now + 1] ?? topic.stages[0])?.kind ?? '' }
        : { note: 'argument:for', how: 'choose' },
    )
    setAsked(act)
  }
  return (
    <div className={layout['acts']} data-screen-only>
      {shown
        .filter((act) => topic.can.includes(act))
        .map((act) => (
          <Button
            key={act}
            narrow
            kind={mainOf[topic.stage] === act ? 'main' : act === 'drop' ? 'plain' : 'quiet'}
            onClick={() => begin(act)}
          >
            {t(`workbench.topic.act.${act}`)}
          </Button>
        ))}
      {topic.can.includes('edit') && (
        <Button narrow onClick={() => setAsked('edit')}>
          {t('workbench.topic.act.edit')}
        </Button>
      )}
      {asked === 'edit' && <EditDialog topic={topic} onClose={() => setAsked(undefined)} />}
      {asked && asked !== 'edit' && (
        <ActDialog
          key={asked}
          title={t(`workbench.topic.act.${asked}`)}
          act={t(`workbench.topic.act.${asked}`)}
          help={t(`workbench.topic.help.${asked}`)}
          fields={fields[asked]}
          write={{ isPending: busy, send: (values, onError) => send(asked, chosen, values, onError) }}
          onClose={() => setAsked(undefined)}
        >
          <Picks act={asked} topic={topic} chosen={chosen} onChange={setChosen} />
        </ActDialog>
      )}
    </div>
  )
}
