import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { SelectField, TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWrite } from '../../../queries.ts'
import { type ActProps, useAct } from './act.ts'
import { optionOf, useReceivers } from './receivers.ts'

const reasonMax = 300

/** Gives the matter to a body and a post; the rule's proposal stands chosen. */
export function DispatchAct(props: ActProps) {
  const act = useAct('dispatch', props)
  const { query, options } = useReceivers(props.request.id, 'dispatch')
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
    <FormDialog {...act.frame} busy={write.isPending} onAct={go}>
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
            <TextAreaField {...act.field('reason', reason, setReason)} optional rows={2} max={reasonMax} />
          </>
        )}
      </QueryView>
    </FormDialog>
  )
}

/** Passes the responsibility on. */
export function HandOverAct(props: ActProps) {
  const act = useAct('hand_over', props)
  const { query, options } = useReceivers(props.request.id, 'hand_over')
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
    <FormDialog {...act.frame} help={act.t('help')} busy={write.isPending} onAct={go}>
      <QueryView query={query} part>
        {(data) => (
          <>
            {data.receivers.length === 0 && <p>{act.t('nobody')}</p>}
            <SelectField
              name="post_id"
              label={act.t('receiver')}
              hint={act.t('other_body')}
              value={post}
              onChange={setPost}
              options={options}
              error={act.form.errors.post_id}
            />
            <TextAreaField {...act.field('reason', reason, setReason)} rows={2} max={reasonMax} />
          </>
        )}
      </QueryView>
    </FormDialog>
  )
}
