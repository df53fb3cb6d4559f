import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { ThumbBar } from '../../../../app/web/kit/thumb-bar.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { keepChange } from '../field/field.ts'
import type { KeptPhoto, KeptRound, Waiting } from '../field/kept.ts'
import { ConflictCard } from './conflict-card.tsx'
import { NeedCard } from './need-card.tsx'
import { PhotosField } from './photos-field.tsx'
import { QuestionFields } from './question-fields.tsx'
import { ResidentsCard } from './residents-card.tsx'
import type { Visit } from './views.ts'
import { changeOf, formOf } from './visit-form.ts'
import { WaitingBox } from './waiting-box.tsx'

interface VisitPageProps {
  round: KeptRound
  visit: Visit
  waiting: Waiting[]
  onNext: () => void
}

const noteMost = 1_000
const outcomes = ['opened', 'not_home', 'refused'] as const

/** One dwelling: who lives there, what came of the door, what was asked. Kept on the phone first, then sent. */
export function VisitPage({ round, visit, waiting, onNext }: VisitPageProps) {
  const t = useWords('outreach')
  const dates = useDates()
  const toast = useToast()
  const [start] = useState(() => formOf(visit))
  const [form, setForm] = useState(start)
  const [photos, setPhotos] = useState<KeptPhoto[]>([])
  const [busy, setBusy] = useState(false)
  /** The phone couldn't keep it (its disk is full); what was written stays in the form. */
  const [problem, setProblem] = useState<unknown>(null)
  const set = (patch: Partial<typeof form>) => setForm((before) => ({ ...before, ...patch }))
  const change = changeOf(start, form)
  const idle = Object.keys(change).length === 0 && photos.length === 0
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await keepChange(visit, change, photos)
    } catch (error) {
      setProblem(error)
      return
    } finally {
      setBusy(false)
    }
    toast(t('workbench.visit.kept'))
    scrollTo(0, 0)
    onNext()
  }
  return (
    <PageFrame title={visit.name} back={`/walk?round=${round.id}`} backLabel={t('workbench.visit.back')}>
      <Stack>
        {waiting
          .filter((one) => one.state !== 'waiting')
          .map((one) => (
            <ConflictCard key={one.key} one={one} questions={round.questions} />
          ))}
        <WaitingBox waiting={waiting.filter((one) => one.state === 'waiting')} signedOut={false} />
        <Card>
          <Stack>
            {visit.knocks > 0 && <p>{t('workbench.visit.knocks', { count: visit.knocks })}</p>}
            <RadioCards
              name="outcome"
              label={t('workbench.visit.outcome')}
              value={form.outcome ?? undefined}
              onChange={(outcome) => set({ outcome })}
              options={outcomes.map((value) => ({ value, label: t(`workbench.outcomes.${value}`) }))}
            />
            {(form.outcome === 'not_home' || form.outcome === 'refused') && (
              <TextField
                name="next_day"
                type="date"
                short
                optional
                label={t('workbench.visit.next')}
                value={form.next_day}
                onChange={(next_day) => set({ next_day })}
              />
            )}
          </Stack>
        </Card>
        <ResidentsCard
          visit={visit}
          form={form}
          onChange={set}
          lastDay={visit.last_confirmed_at && dates.day(visit.last_confirmed_at)}
        />
        {round.questions.length > 0 && form.outcome !== 'not_home' && (
          <Card title={t('workbench.visit.questions')}>
            <QuestionFields
              questions={round.questions}
              answers={form.answers}
              onChange={(answers) => set({ answers })}
            />
          </Card>
        )}
        <Card>
          <Stack>
            <TextAreaField
              name="note"
              label={t('workbench.visit.note')}
              optional
              rows={2}
              max={noteMost}
              value={form.note}
              onChange={(note) => set({ note })}
            />
            <PhotosField sent={visit.photos.length} photos={photos} onChange={setPhotos} />
          </Stack>
        </Card>
        <NeedCard visit={visit} />
        {problem !== null && <ErrorState problem={problem} part />}
        <ThumbBar>
          <Button
            kind="main"
            busy={busy}
            {...(idle ? { unavailable: t('workbench.visit.nothing_new') } : {})}
            onClick={() => void save()}
          >
            {t('workbench.visit.save')}
          </Button>
        </ThumbBar>
      </Stack>
    </PageFrame>
  )
}
