import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { SelectField, TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../../queries.ts'
import { type ActProps, useAct } from './act.ts'

const reasonMax = 300

type Holder = { post_id: string | null; person_id: string | null }

/** Several may share a post: an option stands for both. */
const optionOf = ({ post_id, person_id }: Holder) => (post_id && person_id ? `${post_id} ${person_id}` : '')

function useReceivers(id: string) {
  const words = useWords('requests')
  const query = useRead('GET /api/c/:community/requests/:id/receivers', { params: { id } })
  const options = (query.data?.receivers ?? []).map((one) => ({
    value: optionOf(one),
    label: `${one.body_name ? `${one.body_name} · ` : ''}${one.title} · ${one.person_name ?? words('workbench.vacant')}`,
  }))
  return { query, options }
}

/** Gives the matter to a body and a post; the rule's proposal stands chosen. */
export function DispatchAct(props: ActProps) {
  const act = useAct('dispatch', props)
  const { query, options } = useReceivers(props.request.id)
  const [post, setPost] = useState<string>()
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/requests/:id/dispatch', act.options)
  const chosen = post ?? (query.data ? optionOf(query.data.proposed) : '')
  const go = () => {
    const receiver = query.data?.receivers.find((one) => optionOf(one) === chosen)
    const to = receiver && {
      post_id: receiver.post_id,
      person_id: receiver.person_id,
      ...(receiver.body_id ? { body_id: receiver.body_id } : {}),
    }
    write.mutate({ params: act.params, body: { ...to, reason, version: act.version } }, { onError: act.form.fail })
  }
  return (
    <FormDialog
      title={act.t('title')}
      act={act.t('act')}
      form={act.form}
      busy={write.isPending}
      onAct={go}
      onClose={props.onClose}
    >
      <QueryView query={query} part>
        {(data) => (
          <>
            <SelectField
              name="post_id"
              label={act.t('receiver')}
              hint={data.proposed.why}
              value={chosen}
              onChange={setPost}
              options={options}
              error={act.form.errors.post_id}
            />
            <TextAreaField
              name="reason"
              label={act.t('reason')}
              optional
              value={reason}
              onChange={setReason}
              rows={2}
              max={reasonMax}
              error={act.form.errors.reason}
            />
          </>
        )}
      </QueryView>
    </FormDialog>
  )
}

/** Passes the responsibility on. */
export function HandOverAct(props: ActProps) {
  const act = useAct('hand_over', props)
  const { query, options } = useReceivers(props.request.id)
  const [post, setPost] = useState('')
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/requests/:id/hand-over', act.options)
  const go = () => {
    const receiver = query.data?.receivers.find((one) => optionOf(one) === post)
    if (!receiver) return act.form.setFields([{ path: 'post_id', code: 'required' }])
    const { post_id, person_id } = receiver
    return write.mutate(
      { params: act.params, body: { post_id, person_id, reason, version: act.version } },
      { onError: act.form.fail },
    )
  }
  return (
    <FormDialog
      title={act.t('title')}
      act={act.t('act')}
      help={act.t('help')}
      form={act.form}
      busy={write.isPending}
      onAct={go}
      onClose={props.onClose}
    >
      <QueryView query={query} part>
        {() => (
          <>
            <SelectField
              name="post_id"
              label={act.t('receiver')}
              value={post}
              onChange={setPost}
              options={options}
              error={act.form.errors.post_id}
            />
            <TextAreaField
              name="reason"
              label={act.t('reason')}
              value={reason}
              onChange={setReason}
              rows={2}
              max={reasonMax}
              error={act.form.errors.reason}
            />
          </>
        )}
      </QueryView>
    </FormDialog>
  )
}
