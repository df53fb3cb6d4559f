import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useWrite } from '../queries.ts'
import { ActDialog } from './act-dialog.tsx'
import { fieldOfInstant, instantOfField } from './local-time.ts'
import { type Meeting, meetingReads } from './views.ts'

/** Opening, closing, moving and calling off. */
export function MeetingActs({ meeting }: { meeting: Meeting }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const [asked, setAsked] = useState<'change' | 'cancel'>()
  const params = { id: meeting.id }
  const close = () => setAsked(undefined)
  const options = (act: string) => ({
    refresh: meetingReads,
    onSuccess: () => {
      toast(t(`workbench.meeting.${act}.done`))
      close()
    },
  })
  const open = useWrite('POST /api/c/:community/meetings/:id/open', options('open'))
  const end = useWrite('POST /api/c/:community/meetings/:id/close', options('close'))
  const change = useWrite('POST /api/c/:community/meetings/:id/change', options('change'))
  const cancel = useWrite('POST /api/c/:community/meetings/:id/cancel', options('cancel'))
  const failed = open.error ?? end.error
  return (
    <>
      {meeting.can.includes('open') && (
        <Button kind="main" narrow busy={open.isPending} onClick={() => open.mutate({ params, body: {} })}>
          {t('workbench.meeting.open.act')}
        </Button>
      )}
      {meeting.can.includes('close') && (
        <Button kind="main" narrow busy={end.isPending} onClick={() => end.mutate({ params, body: {} })}>
          {t('workbench.meeting.close.act')}
        </Button>
      )}
      {(['change', 'cancel'] as const)
        .filter((act) => meeting.can.includes(act))
        .map((act) => (
          <Button key={act} narrow onClick={() => setAsked(act)}>
            {t(`workbench.meeting.${act}.act`)}
          </Button>
        ))}
      {failed && <ErrorState problem={failed} part />}
      {asked === 'cancel' && (
        <ActDialog
          title={t('workbench.meeting.cancel.act')}
          act={t('workbench.meeting.cancel.act')}
          help={t('workbench.meeting.told')}
          fields={[{ name: 'reason', label: t('words.reason'), kind: 'area' }]}
          write={{
            isPending: cancel.isPending,
            send: (values, onError) => cancel.mutate({ params, body: { reason: values['reason'] ?? '' } }, { onError }),
          }}
          onClose={close}
        />
      )}
      {asked === 'change' && (
        <ActDialog
          title={t('workbench.meeting.change.act')}
          act={t('workbench.meeting.change.save')}
          help={t('workbench.meeting.told')}
          fields={[
            { name: 'title', label: t('words.title'), value: meeting.title },
            { name: 'place_detail', label: t('words.place_detail'), value: meeting.place_detail },
            {
              name: 'starts_at',
              label: t('words.starts_at'),
              kind: 'datetime-local',
              value: fieldOfInstant(meeting.starts_at),
            },
            { name: 'minutes', label: t('words.minutes'), kind: 'number', value: String(meeting.minutes) },
            { name: 'reason', label: t('words.reason'), kind: 'area' },
          ]}
          write={{
            isPending: change.isPending,
            send: (values, onError) => {
              const { title = '', place_detail = '', starts_at = '', minutes = '', reason = '' } = values
              const body = {
                title,
                place_detail,
                starts_at: instantOfField(starts_at) ?? '',
                minutes: Number(minutes),
                reason,
              }
              change.mutate({ params, body }, { onError })
            },
          }}
          onClose={close}
        />
      )}
    </>
  )
}
