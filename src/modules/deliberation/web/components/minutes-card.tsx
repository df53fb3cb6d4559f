import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { saveFile } from '../../../../app/web/kit/save-file.ts'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { SelectField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useListed, useWords } from '../../../../app/web/words.ts'
import { call, useRead, useWrite } from '../queries.ts'
import { ActDialog } from './act-dialog.tsx'
import styles from './meetings.module.css'
import { type Meeting, meetingReads } from './views.ts'

const papers = ['notice', 'sign_in', 'minutes'] as const
const tones = { draft: 'work', approved: 'info', published: 'done' } as const

/** Minutes on their way from draft to published, and the papers to print. */
export function MinutesCard({ meeting }: { meeting: Meeting }) {
  const t = useWords('deliberation')
  const listed = useListed()
  const toast = useToast()
  const dates = useDates()
  const [asked, setAsked] = useState<'approve' | 'add_word'>()
  const [problem, setProblem] = useState<unknown>()
  const params = { id: meeting.id }
  const options = (act: string) => ({
    refresh: meetingReads,
    onSuccess: () => {
      toast(t(`workbench.minutes.${act}_done`))
      setAsked(undefined)
    },
  })
  const publish = useWrite('POST /api/c/:community/meetings/:id/publish', options('publish'))
  const add = useWrite('POST /api/c/:community/meetings/:id/addenda', options('add_word'))
  const print = async (paper: (typeof papers)[number], form: 'docx' | 'pdf') => {
    setProblem(undefined)
    try {
      const bytes = await call('POST /api/c/:community/meetings/:id/paper', { params, body: { paper, form } })
      saveFile(bytes as Blob, `${meeting.title} ${t(`words.paper.${paper}`)}.${form}`)
    } catch (failure) {
      setProblem(failure)
    }
  }
  const failed = publish.error ?? problem
  return (
    <Card title={t('words.minutes_card')}>
      <Stack>
        <div className={styles.row}>
          <StateTag tone={tones[meeting.minutes_state]}>{t(`words.minutes_state.${meeting.minutes_state}`)}</StateTag>
          {meeting.approved_in && (
            <span>
              {t('words.approved_in', {
                title: meeting.approved_in.title,
                day: dates.day(meeting.approved_in.starts_at),
              })}
            </span>
          )}
          {meeting.approved_by.length > 0 && (
            <span>{t('words.approved_by', { names: listed(meeting.approved_by) })}</span>
          )}
        </div>
        {meeting.addenda.map((one) => (
          <p key={one.id} className={layout.text}>
            {t('words.addendum', { day: dates.day(one.added_at) })} {one.text}
          </p>
        ))}
        <div className={layout['acts']}>
          {meeting.can.includes('approve') && (
            <Button kind="main" narrow onClick={() => setAsked('approve')}>
              {t('workbench.minutes.approve')}
            </Button>
          )}
          {meeting.can.includes('publish') && (
            <Button kind="main" narrow busy={publish.isPending} onClick={() => publish.mutate({ params, body: {} })}>
              {t('workbench.minutes.publish')}
            </Button>
          )}
          {meeting.can.includes('add_word') && (
            <Button narrow onClick={() => setAsked('add_word')}>
              {t('workbench.minutes.add_word')}
            </Button>
          )}
        </div>
        {meeting.can.includes('paper') && (
          <ul className={layout.list}>
            {papers.map((paper) => (
              <li key={paper} className={styles.row}>
                {(['docx', 'pdf'] as const).map((form) => (
                  <Button key={form} narrow kind="quiet" onClick={() => print(paper, form)}>
                    {t(`words.form.${form}`, { paper: t(`words.paper.${paper}`) })}
                  </Button>
                ))}
              </li>
            ))}
          </ul>
        )}
        {failed !== undefined && failed !== null && <ErrorState problem={failed} part />}
      </Stack>
      {asked === 'approve' && <ApproveDialog meeting={meeting} onClose={() => setAsked(undefined)} />}
      {asked === 'add_word' && (
        <ActDialog
          title={t('workbench.minutes.add_word')}
          act={t('workbench.minutes.add_word')}
          fields={[{ name: 'text', label: t('workbench.minutes.word'), kind: 'area' }]}
          write={{
            isPending: add.isPending,
            send: (values, onError) => add.mutate({ params, body: { text: values['text'] ?? '' } }, { onError }),
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Card>
  )
}

function ApproveDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const dates = useDates()
  const errors = useFormErrors(t, 'words.errors')
  const [how, setHow] = useState<'signed' | 'next'>('signed')
  const [signed, setSigned] = useState<string[]>([])
  const [next, setNext] = useState('')
  const later = useRead(
    'GET /api/c/:community/meetings',
    { query: { show: 'coming', limit: 20 } },
    { enabled: how === 'next' },
  )
  const write = useWrite('POST /api/c/:community/meetings/:id/approve', {
    refresh: meetingReads,
    onSuccess: () => {
      toast(t('workbench.minutes.approve_done'))
      onClose()
    },
  })
  const act = () => {
    const body = how === 'next' && next ? { in_meeting_id: next } : { signed_by: signed }
    write.mutate({ params: { id: meeting.id }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.minutes.approve')}
      act={t('workbench.minutes.approve')}
      help={t('workbench.minutes.approve_help')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <RadioCards
        name="how"
        label={t('workbench.minutes.how')}
        value={how}
        onChange={setHow}
        pairs
        options={[
          { value: 'signed', label: t('workbench.minutes.signed') },
          { value: 'next', label: t('workbench.minutes.next') },
        ]}
      />
      {how === 'next' ? (
        <SelectField
          name="in_meeting_id"
          label={t('workbench.minutes.next')}
          value={next}
          onChange={setNext}
          error={errors.errors['in_meeting_id']}
          options={(later.data?.items ?? []).map((one) => ({
            value: one.id,
            label: `${one.title} ${dates.full(one.starts_at)}`,
          }))}
        />
      ) : (
        meeting.attendees
          .filter((one) => one.came_at)
          .map((one) => (
            <label key={one.id}>
              <input
                type="checkbox"
                checked={signed.includes(one.id)}
                onChange={(event) =>
                  setSigned((old) =>
                    event.currentTarget.checked ? [...old, one.id] : old.filter((id) => id !== one.id),
                  )
                }
              />{' '}
              {one.name} {one.chair && t('words.chair')}
            </label>
          ))
      )}
    </FormDialog>
  )
}
