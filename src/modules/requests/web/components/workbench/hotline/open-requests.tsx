import { useState } from 'react'
import { serverNow } from '../../../../../../app/web/clock.ts'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { DeadlineText } from '../../../../../../app/web/kit/deadline-text.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { useKeyHint, useShortcuts } from '../../../../../../app/web/kit/shortcuts.tsx'
import { TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { deadlineOf } from '../deadline.ts'
import { RequestState } from '../state.tsx'
import styles from './hotline.module.css'
import { type CurrentCall, callReads, type OpenRequest } from './views.ts'

const addKey = 'Ctrl+u'

interface OpenRequestsProps {
  call: CurrentCall
  onEnded: (call: CurrentCall) => void
}

/** What this caller still waits for: where it stands, by when, with whom; a reminder or more words go to it instead of a new one. */
export function OpenRequests({ call, onEnded }: OpenRequestsProps) {
  const t = useWords('requests')
  const [adding, setAdding] = useState<OpenRequest | null>(null)
  const hint = useKeyHint('hotline.add', addKey)
  const first = call.open_requests.find((one) => one.can_add)
  useShortcuts(
    first
      ? [{ id: 'hotline.add', keys: addKey, label: t('workbench.hotline.add_key'), run: () => setAdding(first) }]
      : [],
  )
  return (
    <Card
      title={t('workbench.hotline.open_requests', {
        count: `${call.open_requests.length}${call.more_open ? '+' : ''}`,
      })}
    >
      {call.open_requests.length === 0 && <p className={styles.quiet}>{t('workbench.hotline.nothing_open')}</p>}
      <ul className={styles.list}>
        {call.open_requests.map((one) => (
          <li key={one.id}>
            <RequestLine request={one} />
            {one.can_add && (
              <p>
                <Button kind="plain" onClick={() => setAdding(one)} {...(one === first ? hint : {})}>
                  {t('workbench.hotline.add')}
                </Button>
              </p>
            )}
          </li>
        ))}
      </ul>
      {adding && <AddDialog call={call} request={adding} onEnded={onEnded} onClose={() => setAdding(null)} />}
    </Card>
  )
}

function RequestLine({ request }: { request: OpenRequest }) {
  const t = useWords('requests')
  const dates = useDates()
  const deadline = deadlineOf(request, serverNow(), dates.plain)
  const who = request.assignee?.name ?? t('workbench.nobody')
  return (
    <>
      <Link to={`/requests/${request.id}`}>{request.title}</Link> <RequestState row={request} />
      <span className={styles.under}>
        {request.number} · {request.lead.body?.name ?? t(`words.answerable.${request.lead.kind}`)} · {who}
      </span>
      {deadline && <DeadlineText deadline={deadline} brief />}
    </>
  )
}

function AddDialog({
  call,
  request,
  onEnded,
  onClose,
}: OpenRequestsProps & { request: OpenRequest; onClose: () => void }) {
  const t = useWords('requests')
  const errors = useFormErrors(t, 'workbench.hotline.errors')
  const [how, setHow] = useState<'urged' | 'supplemented'>('urged')
  const [text, setText] = useState('')
  const add = useWrite('POST /api/c/:community/calls/:id/add', { refresh: callReads, onSuccess: onEnded })
  const act = () => {
    const missing = how === 'supplemented' && text.trim() === '' ? [{ path: 'text', code: 'required' }] : []
    if (!errors.setFields(missing)) return
    add.mutate({ params: { id: call.id }, body: { request_id: request.id, how, text } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.hotline.add_title', { number: request.number })}
      act={t('workbench.hotline.add_act')}
      help={request.title}
      form={errors}
      busy={add.isPending}
      onAct={act}
      onClose={onClose}
    >
      <RadioCards
        name="how"
        label={t('workbench.hotline.add_how')}
        value={how}
        onChange={setHow}
        pairs
        options={(['urged', 'supplemented'] as const).map((value) => ({
          value,
          label: t(`workbench.hotline.how.${value}`),
        }))}
      />
      <TextAreaField
        name="text"
        label={t('workbench.hotline.add_text')}
        optional={how === 'urged'}
        value={text}
        onChange={setText}
        rows={3}
        max={2000}
        error={errors.errors['text']}
      />
    </FormDialog>
  )
}
