import { IconMicrophone, IconPlayerStop } from '@tabler/icons-react'
import { useState } from 'react'
import { serverNow } from '../../../../app/web/clock.ts'
import { useDates } from '../../../../app/web/dates.ts'
import { newIntention } from '../../../../app/web/intention.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { EmergencyLine } from '../../../../app/web/kit/emergency-line.tsx'
import { Icon } from '../../../../app/web/kit/icon.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { useOffline } from '../../../../app/web/offline.ts'
import { useWords } from '../../../../app/web/words.ts'
import styles from '../components/channels.module.css'
import { useDraftTitle } from '../components/draft-words.tsx'
import { keepNote } from '../components/kept-notes.ts'
import { KeptNotesCard } from '../components/kept-notes-card.tsx'
import { secondsMost, useRecorder } from '../components/recorder.ts'
import { useKeptNotes } from '../components/use-kept-notes.ts'
import { useRead } from '../queries.ts'

const notesRead = 'GET /api/c/:community/call-notes'

/** One tap and a sentence right after the call: kept as sound until somebody types it. */
export default function CallNote() {
  const t = useWords('channels')
  const read = useRead(notesRead)
  const kept = useKeptNotes()
  const app = useOffline()
  const [ring, setRing] = useState('')
  const calls = read.data?.calls ?? []
  const about = calls.find((one) => one.ring === ring)
  const dates = useDates()
  return (
    <PageFrame title={t('workbench.note.title')} intro={t('workbench.note.intro')}>
      <div className={layout['form']}>
        <Stack>
          {app.update && (
            <Button narrow onClick={app.update}>
              {t('workbench.note.update')}
            </Button>
          )}
          <EmergencyLine always />
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
          <Recorder ring={about?.ring} onSend={kept.send} />
          <KeptNotesCard notes={kept.notes} onSend={kept.send} />
          <Card title={t('workbench.note.waiting')}>
            <QueryView query={read} part>
              {({ notes }) =>
                notes.length === 0 ? (
                  <p className={layout['quiet']}>{t('workbench.note.none')}</p>
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

function Recorder({ ring, onSend }: { ring: string | undefined; onSend: () => Promise<void> }) {
  const t = useWords('channels')
  const recorder = useRecorder((recording) => {
    const note = { ...recording, key: newIntention(), ring, at: new Date(serverNow()).toISOString(), told: '' }
    void keepNote(note).then(onSend)
  })
  const on = recorder.state === 'recording'
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
