import { IconMicrophone, IconPlayerStop } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { asProblem } from '../../../../app/web/api-problem.ts'
import { useDates } from '../../../../app/web/dates.ts'
import { newIntention } from '../../../../app/web/intention.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { Icon } from '../../../../app/web/kit/icon.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { uploadSound } from '../../../../app/web/upload.ts'
import { useWords } from '../../../../app/web/words.ts'
import styles from '../components/channels.module.css'
import { useDraftTitle } from '../components/draft-words.tsx'
import { type Recording, secondsMost, useRecorder } from '../components/recorder.ts'
import { useRead } from '../queries.ts'

const notesRead = 'GET /api/c/:community/call-notes'

/** One tap and a sentence right after the call: kept as sound until somebody types it. */
export default function CallNote() {
  const t = useWords('channels')
  const read = useRead(notesRead)
  const [ring, setRing] = useState('')
  const calls = read.data?.calls ?? []
  const about = calls.find((one) => one.ring === ring)
  const dates = useDates()
  return (
    <PageFrame title={t('workbench.note.title')} intro={t('workbench.note.intro')}>
      <div className={styles['form']}>
        <Stack>
          {calls.length > 0 && (
            <Card>
              <RadioCards
                name="ring"
                label={t('workbench.note.which')}
                value={about?.ring ?? ''}
                onChange={setRing}
                options={[
                  ...calls.map((one) => ({
                    value: one.ring,
                    label: one.phone_masked ?? t('workbench.note.withheld'),
                    hint: [one.line, dates.full(one.answered_at)].join(' · '),
                  })),
                  { value: '', label: t('workbench.note.no_call') },
                ]}
              />
            </Card>
          )}
          <Recorder ring={about?.ring} />
          <Card title={t('workbench.note.waiting')}>
            <QueryView query={read} part>
              {({ notes }) =>
                notes.length === 0 ? (
                  <p className={styles['quiet']}>{t('workbench.note.none')}</p>
                ) : (
                  <Notes notes={notes} />
                )
              }
            </QueryView>
          </Card>
        </Stack>
      </div>
    </PageFrame>
  )
}

type Note = { id: string; text: string; seconds: number | null; photos: number; made_at: string }

function Notes({ notes }: { notes: Note[] }) {
  const dates = useDates()
  const titleOf = useDraftTitle()
  return (
    <ul className={layout['lines']}>
      {notes.map((one) => (
        <li key={one.id}>
          <Link to={`/drafts/${one.id}`}>{titleOf(one)}</Link>
          <span>{dates.full(one.made_at)}</span>
        </li>
      ))}
    </ul>
  )
}

/** What couldn't be sent stays here until it is: sent again by hand, with the same key, so that it arrives once. */
function useSending(ring: string | undefined) {
  const t = useWords('channels')
  const toast = useToast()
  const client = useQueryClient()
  const [kept, setKept] = useState<Recording | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const intention = useRef('')
  const send = async (recording: Recording) => {
    setBusy(true)
    setProblem(null)
    try {
      const query = { seconds: recording.seconds, ...(ring ? { ring } : {}) }
      await uploadSound('POST /api/c/:community/call-notes', recording.sound, query, intention.current)
      setKept(null)
      toast(t('workbench.note.done'))
      await client.invalidateQueries()
    } catch (error) {
      setProblem(asProblem(error))
    }
    setBusy(false)
  }
  const begin = (recording: Recording) => {
    intention.current = newIntention()
    setKept(recording)
    void send(recording)
  }
  return { kept, busy, problem, begin, again: () => kept && void send(kept), drop: () => setKept(null) }
}

function Recorder({ ring }: { ring: string | undefined }) {
  const t = useWords('channels')
  const sending = useSending(ring)
  const recorder = useRecorder(sending.begin)
  const on = recorder.state === 'recording'
  if (sending.kept) {
    return (
      <Card>
        <div className={styles['record']} role="status">
          <p>{t(sending.busy ? 'workbench.note.sending' : 'workbench.note.unsent')}</p>
          {sending.problem !== null && <ErrorState problem={sending.problem} part />}
          {!sending.busy && (
            <div className={layout['acts']}>
              <Button kind="main" narrow onClick={sending.again}>
                {t('workbench.note.again')}
              </Button>
              <Button onClick={sending.drop}>{t('workbench.note.drop')}</Button>
            </div>
          )}
        </div>
      </Card>
    )
  }
  return (
    <Card>
      <div className={styles['record']}>
        <button
          type="button"
          className={on ? `${styles['mic']} ${styles['on']}` : styles['mic']}
          aria-label={t(on ? 'workbench.note.stop' : 'workbench.note.start')}
          onClick={on ? recorder.stop : recorder.start}
        >
          <Icon of={on ? IconPlayerStop : IconMicrophone} size={48} />
        </button>
        <p aria-live="polite">{t(on ? 'workbench.note.stop' : 'workbench.note.start')}</p>
        {on && (
          <p className={styles['time']}>
            {t('workbench.note.seconds', { count: recorder.seconds, most: secondsMost })}
          </p>
        )}
        {recorder.state === 'blocked' && <p>{t('workbench.note.blocked')}</p>}
      </div>
    </Card>
  )
}
