import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { type Column, RecordTable, Under } from '../../../../app/web/kit/record-table.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useWrite } from '../queries.ts'
import { ActDialog } from './act-dialog.tsx'
import { BodyPick, PersonPick, type Picked } from './picks.tsx'
import { type Attendee, type Meeting, meetingReads } from './views.ts'

/** Who was asked, what they said, who came. */
export function AttendanceCard({ meeting }: { meeting: Meeting }) {
  const t = useWords('deliberation')
  const dates = useDates()
  const [asked, setAsked] = useState<Attendee | 'invite'>()
  const keep = useWrite('POST /api/c/:community/meetings/:id/attendees/:attendee', { refresh: meetingReads })
  const may = meeting.can.includes('attendance')
  const set = (one: Attendee, body: object) => keep.mutate({ params: { id: meeting.id, attendee: one.id }, body })
  const stateOf = (one: Attendee) => {
    if (one.left_at) return t('words.left_at', { time: dates.time(one.left_at) })
    if (one.came_at) return t('words.came_at', { time: dates.time(one.came_at) })
    return [t(`words.answers.${one.answer}`), one.reason].filter(Boolean).join('：')
  }
  const columns: Column<Attendee>[] = [
    {
      key: 'name',
      head: t('words.name'),
      wide: true,
      cell: (one) => (
        <>
          {one.name}
          <Under>
            {[
              one.chair && t('words.chair'),
              one.body && one.body.name !== one.name && one.body.name,
              !one.voting && t('words.no_vote'),
              one.deputy_name && t('words.deputy', { name: one.deputy_name }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Under>
        </>
      ),
    },
    { key: 'state', head: t('words.state_label'), cell: stateOf },
    {
      key: 'acts',
      head: t('words.acts'),
      narrow: true,
      cell: (one) =>
        may && (
          <div className={layout['acts']} data-screen-only>
            <Button narrow onClick={() => set(one, { came: !one.came_at })}>
              {t(one.came_at ? 'workbench.people.not_came' : 'workbench.people.came')}
            </Button>
            <Button narrow onClick={() => setAsked(one)}>
              {t('workbench.people.more')}
            </Button>
          </div>
        ),
    },
  ]
  return (
    <Card title={t('words.people_of', { came: meeting.came, invited: meeting.invited })}>
      <Stack>
        {keep.error && <ErrorState problem={keep.error} part />}
        {meeting.attendees.length === 0 ? (
          <p>{t('workbench.meeting.nobody')}</p>
        ) : (
          <RecordTable caption={t('words.people')} columns={columns} rows={meeting.attendees} keyOf={(one) => one.id} />
        )}
        {meeting.can.includes('invite') && (
          <div>
            <Button narrow onClick={() => setAsked('invite')}>
              {t('workbench.people.invite')}
            </Button>
          </div>
        )}
      </Stack>
      {asked === 'invite' && <InviteDialog meeting={meeting} onClose={() => setAsked(undefined)} />}
      {asked && asked !== 'invite' && (
        <MoreDialog
          meeting={meeting}
          one={asked}
          onAct={(body) => set(asked, body)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Card>
  )
}

interface MoreDialogProps {
  meeting: Meeting
  one: Attendee
  onAct: (body: object) => void
  onClose: () => void
}

function MoreDialog({ meeting, one, onAct, onClose }: MoreDialogProps) {
  const t = useWords('deliberation')
  const act = (body: object) => {
    onAct(body)
    onClose()
  }
  const send = ({ reason = '', deputy_name = '' }: Record<string, string>) =>
    act({
      reason,
      ...(reason && !one.came_at ? { answer: 'declined' } : {}),
      ...(meeting.law.deputies ? { deputy_name } : {}),
    })
  return (
    <ActDialog
      title={one.name}
      act={t('workbench.people.save')}
      fields={[
        { name: 'reason', label: t('words.apology'), value: one.reason, optional: true },
        ...(meeting.law.deputies
          ? [{ name: 'deputy_name', label: t('words.deputy_name'), value: one.deputy_name, optional: true }]
          : []),
      ]}
      write={{ isPending: false, send }}
      onClose={onClose}
    >
      <div className={layout['acts']}>
        {one.came_at && (
          <Button narrow onClick={() => act({ left: !one.left_at })}>
            {t(one.left_at ? 'workbench.people.back' : 'workbench.people.left')}
          </Button>
        )}
        <Button narrow onClick={() => act({ chair: true })}>
          {t('workbench.people.chair')}
        </Button>
        <Button narrow onClick={() => act({ voting: !one.voting })}>
          {t(one.voting ? 'workbench.people.no_vote' : 'workbench.people.vote')}
        </Button>
        {!one.came_at && (
          <Button narrow onClick={() => act({ removed: true })}>
            {t('workbench.people.remove')}
          </Button>
        )}
      </div>
    </ActDialog>
  )
}

function InviteDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const [person, setPerson] = useState<Picked | null>(null)
  const [body, setBody] = useState<Picked | null>(null)
  const write = useWrite('POST /api/c/:community/meetings/:id/invite', {
    refresh: meetingReads,
    onSuccess: () => {
      toast(t('workbench.people.invited'))
      onClose()
    },
  })
  const send = (values: Record<string, string>, onError: (problem: unknown) => void) => {
    const names = (values['names'] ?? '')
      .split(/[\n、，,]/u)
      .map((one) => one.trim())
      .filter((one) => one.length > 1)
    const asked = { person_ids: person ? [person.id] : [], unit_ids: body ? [body.id] : [], names }
    write.mutate({ params: { id: meeting.id }, body: asked }, { onError })
  }
  return (
    <ActDialog
      title={t('workbench.people.invite')}
      act={t('workbench.people.invite')}
      fields={[{ name: 'names', label: t('words.names'), kind: 'area', hint: t('words.names_hint'), optional: true }]}
      write={{ isPending: write.isPending, send }}
      onClose={onClose}
    >
      <PersonPick name="person_ids" label={t('words.person')} optional value={person} onChange={setPerson} />
      <BodyPick name="unit_ids" label={t('words.unit')} optional value={body} onChange={setBody} />
    </ActDialog>
  )
}
