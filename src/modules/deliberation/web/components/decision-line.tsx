import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { AuthorizedPhotos } from '../../../../app/web/kit/authorized-photos.tsx'
import { Button } from '../../../../app/web/kit/button.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { Parts } from '../../../../app/web/kit/parts.tsx'
import { type Photo, PhotoInput } from '../../../../app/web/kit/photo-input.tsx'
import { Under } from '../../../../app/web/kit/record-table.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useListed, useSentences, useWords } from '../../../../app/web/words.ts'
import { call, useWrite } from '../queries.ts'
import { ActDialog } from './act-dialog.tsx'
import styles from './meetings.module.css'
import { OptionPick } from './option-pick.tsx'
import { DecisionState } from './states.tsx'
import { type Decision, meetingReads } from './views.ts'

const acts = ['finish', 'move', 'tie', 'drop', 'reopen'] as const
type Act = (typeof acts)[number]
type Shown = Omit<Decision, 'can'> & { can?: string[] }

/** For blocks of others beside a task: its ballot and, each behind a slash, which of what was chosen it carries out. */
const taskPlace = ({ ballot, options }: Shown) => [ballot?.id, ...options.map((one) => one.code)].join('/')

/** One decision: what, who, by when, how far it has come, and what can be done. */
export function DecisionLine({ decision, meeting = false }: { decision: Shown; meeting?: boolean }) {
  const t = useWords('deliberation')
  const sentences = useSentences()
  const dates = useDates()
  const listed = useListed()
  const [asked, setAsked] = useState<Act>()
  return (
    <li className={styles.item}>
      <div className={styles.row}>
        <strong>{decision.text}</strong>
        <DecisionState {...decision} />
      </div>
      <Under>
        {[
          decision.number,
          t('words.owned_by', { name: decision.owner.name }),
          decision.promised_to && t('words.promised', { name: decision.promised_to }),
          t('words.until', { day: dates.day(decision.due_day) }),
          decision.state === 'open'
            ? t('words.open_days', { count: decision.days })
            : decision.ended_day && t('words.ended_on', { day: dates.day(decision.ended_day) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Under>
      {meeting && decision.ballot && (
        <>
          <Link to={`/ballots/${decision.ballot.id}`}>{decision.ballot.title}</Link>
          <Parts place="deliberation.task" id={taskPlace(decision)} waiting={null} />
        </>
      )}
      {!meeting && decision.options.length > 0 && (
        <Under>{t('words.of_options', { titles: listed(decision.options.map((one) => one.title)) })}</Under>
      )}
      {meeting && decision.topic && (
        <Link to={`/halls/${decision.topic.id}`}>{t('words.of_topic', { title: decision.topic.title })}</Link>
      )}
      {meeting && decision.meeting && (
        <Link to={`/meetings/${decision.meeting.id}`}>
          {decision.meeting.title} {dates.full(decision.meeting.starts_at)}
        </Link>
      )}
      {decision.request && (
        <Link to={`/requests/${decision.request.id}`}>
          {t('words.of_request', { number: decision.request.number })}
        </Link>
      )}
      {decision.readings.map((one) => (
        <p key={one.meeting_id} className={layout.text}>
          {sentences(t('words.read_out_on', { day: dates.full(one.at) }), one.words)}
        </p>
      ))}
      {decision.words && <p className={layout.text}>{decision.words}</p>}
      <AuthorizedPhotos
        of={`decision ${decision.id}`}
        photos={decision.photos}
        label={t('words.photo')}
        pdf="PDF"
        load={(file) => call('GET /api/c/:community/decisions/:id/files/:file', { params: { id: decision.id, file } })}
      />
      {decision.can && decision.can.length > 0 && (
        <div className={layout['acts']} data-screen-only>
          {acts
            .filter((act) => decision.can?.includes(act))
            .map((act) => (
              <Button key={act} narrow kind={act === 'finish' ? 'main' : 'quiet'} onClick={() => setAsked(act)}>
                {t(`workbench.decision.${act}.open`)}
              </Button>
            ))}
        </div>
      )}
      {asked && <DecisionDialog decision={decision} act={asked} onClose={() => setAsked(undefined)} />}
    </li>
  )
}

function DecisionDialog({ decision, act, onClose }: { decision: Shown; act: Act; onClose: () => void }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const [photos, setPhotos] = useState<Photo[]>([])
  const [codes, setCodes] = useState(decision.options.map((one) => one.code))
  const options = {
    refresh: [...meetingReads, 'GET /api/c/:community/ballots/:id/follow-up'],
    onSuccess: () => {
      toast(t(`workbench.decision.${act}.done`))
      onClose()
    },
  }
  const finish = useWrite('POST /api/c/:community/decisions/:id/finish', options)
  const move = useWrite('POST /api/c/:community/decisions/:id/move', options)
  const drop = useWrite('POST /api/c/:community/decisions/:id/drop', options)
  const tie = useWrite('POST /api/c/:community/decisions/:id/tie', options)
  const reopen = useWrite('POST /api/c/:community/decisions/:id/reopen', options)
  const params = { id: decision.id }
  const send = (values: Record<string, string>, onError: (problem: unknown) => void) => {
    const reason = values['reason'] ?? ''
    if (act === 'finish') {
      const body = { words: values['words'] ?? '', file_ids: photos.map((photo) => photo.id) }
      finish.mutate({ params, body }, { onError })
    } else if (act === 'tie') tie.mutate({ params, body: { option_codes: codes } }, { onError })
    else if (act === 'move') move.mutate({ params, body: { due_day: values['due_day'] ?? '', reason } }, { onError })
    else (act === 'drop' ? drop : reopen).mutate({ params, body: { reason } }, { onError })
  }
  const fields = [
    ...(act === 'finish' ? [{ name: 'words', label: t('workbench.decision.words'), kind: 'area' as const }] : []),
    ...(act === 'move'
      ? [{ name: 'due_day', label: t('words.due_day'), kind: 'date' as const, value: decision.due_day }]
      : []),
    ...(act === 'finish' || act === 'tie' ? [] : [{ name: 'reason', label: t('words.reason'), kind: 'area' as const }]),
  ]
  return (
    <ActDialog
      title={t(`workbench.decision.${act}.open`)}
      act={t(`workbench.decision.${act}.act`)}
      fields={fields}
      write={{ isPending: [finish, move, tie, drop, reopen].some((one) => one.isPending), send }}
      onClose={onClose}
    >
      {act === 'tie' && <OptionPick chosen={decision.chosen} value={codes} onChange={setCodes} />}
      {act === 'finish' && (
        <PhotoInput name="file_ids" label={t('words.photo')} optional value={photos} onChange={setPhotos} />
      )}
    </ActDialog>
  )
}
