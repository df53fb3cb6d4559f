import { useState } from 'react'
import type { z } from 'zod'
import { community } from '../../../../app/web/boot.ts'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { ownMeeting } from '../../contract.ts'
import { useWrite } from '../queries.ts'
import { MeetingState } from './states.tsx'

export type Own = z.output<typeof ownMeeting>

const reads = [
  'GET /api/c/:community/my/meetings',
  'GET /api/c/:community/my/meetings/:id',
  'GET /api/c/:community/my/check-in/:code',
]

/** A meeting as a resident sees it: when, where, what about. */
export function OwnFacts({ meeting }: { meeting: Own }) {
  const t = useWords('deliberation')
  const dates = useDates()
  return (
    <>
      <div>
        <MeetingState state={meeting.state} />
      </div>
      <Card>
        <LabelList
          rows={[
            { label: t('words.starts_at'), value: dates.full(meeting.starts_at) },
            { label: t('words.place_detail'), value: meeting.place },
            ...(meeting.call_reason ? [{ label: t('words.call_reason'), value: meeting.call_reason }] : []),
            ...(meeting.cancel_reason ? [{ label: t('resident.cancelled'), value: meeting.cancel_reason }] : []),
          ]}
        />
      </Card>
      {meeting.agenda.length > 0 && (
        <Card title={t('words.agenda')}>
          <ol>
            {meeting.agenda.map((one) => (
              <li key={one.title}>{one.title}</li>
            ))}
          </ol>
        </Card>
      )}
      {meeting.published && <a href={`/p/${community().key}/meetings/${meeting.id}`}>{t('resident.read_minutes')}</a>}
    </>
  )
}

/** Coming or not; with why, and whom one sends where that is allowed. */
export function AnswerCard({ meeting }: { meeting: Own }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const [reason, setReason] = useState(meeting.reason)
  const [deputy, setDeputy] = useState('')
  const write = useWrite('POST /api/c/:community/my/meetings/:id/answer', {
    refresh: reads,
    onSuccess: () => toast(t('resident.told')),
  })
  const send = (answer: 'accepted' | 'declined') =>
    write.mutate({
      params: { id: meeting.id },
      body: { answer, reason: answer === 'declined' ? reason : '', deputy_name: answer === 'declined' ? deputy : '' },
    })
  return (
    <Card title={t('resident.asked')}>
      <Stack>
        <p className={layout.text}>{t(`resident.answer_${meeting.answer}`)}</p>
        <Button kind="main" busy={write.isPending} onClick={() => send('accepted')}>
          {t('resident.i_come')}
        </Button>
        <TextField name="reason" label={t('resident.why_not')} value={reason} onChange={setReason} optional />
        {meeting.can.includes('send_deputy') && (
          <TextField name="deputy_name" label={t('resident.deputy')} value={deputy} onChange={setDeputy} optional />
        )}
        <Button busy={write.isPending} onClick={() => send('declined')}>
          {t('resident.i_cannot')}
        </Button>
        {write.error && <ErrorState problem={write.error} part />}
      </Stack>
    </Card>
  )
}

/** Something for the agenda. */
export function ProposeCard({ meeting }: { meeting: Own }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const [title, setTitle] = useState('')
  const write = useWrite('POST /api/c/:community/my/meetings/:id/propose', {
    refresh: reads,
    onSuccess: () => {
      toast(t('resident.proposed'))
      setTitle('')
    },
  })
  return (
    <Card title={t('resident.propose_title')}>
      <Stack>
        <TextField
          name="title"
          label={t('resident.propose')}
          hint={t('resident.propose_hint')}
          value={title}
          onChange={setTitle}
          maxLength={80}
        />
        <Button busy={write.isPending} onClick={() => write.mutate({ params: { id: meeting.id }, body: { title } })}>
          {t('resident.propose_act')}
        </Button>
        {write.error && <ErrorState problem={write.error} part />}
      </Stack>
    </Card>
  )
}
