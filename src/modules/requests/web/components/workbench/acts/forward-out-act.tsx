import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useRead, useWrite } from '../../../queries.ts'
import { refresh } from '../forwarding/views.ts'
import { type Body, PickBody } from '../pick-body.tsx'
import { type ActProps, useAct } from './act.ts'

/** Puts the matter, or one part of it, to a body outside, by a letter; who signs is chosen among those who may. */
export function ForwardOutAct(props: ActProps) {
  const act = useAct('forward_out', props)
  const read = useRead('GET /api/c/:community/requests/:id/forwardings', { params: { id: props.request.id } })
  const [body, setBody] = useState<Body | null>(null)
  const [draft, setDraft] = useState({ part: '', addressee: '', email: '', asked: '', due_on: '', signed_by_post: '' })
  const write = useWrite('POST /api/c/:community/requests/:id/forwardings', {
    ...act.options,
    refresh: [...act.options.refresh, ...refresh],
  })
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value })
  const signers = read.data?.signers ?? []
  const parts = read.data?.parts ?? []
  const signed = draft.signed_by_post || (signers[0]?.post_id ?? '')
  const go = () => {
    if (draft.due_on === '') return act.form.setFields([{ path: 'due_on', code: 'required' }])
    if (signed === '') return act.form.setFields([{ path: 'signed_by_post', code: 'required' }])
    const to = body ? { body_id: body.id } : { addressee: draft.addressee.trim() }
    const { email, asked, due_on } = draft
    const part = draft.part === '' ? {} : { part_id: draft.part }
    return write.mutate(
      {
        params: act.params,
        body: { ...to, ...part, email: email.trim(), asked, due_on, signed_by_post: signed, version: act.version },
      },
      { onError: act.form.fail },
    )
  }
  return (
    <FormDialog {...act.frame} help={act.t('help')} busy={write.isPending} onAct={go}>
      {parts.length > 0 && (
        <SelectField
          {...act.field('part_id', draft.part, set('part'))}
          none={act.t('whole')}
          options={parts.map((one) => ({ value: one.id, label: `${one.text}（${one.to}）` }))}
        />
      )}
      <PickBody
        name="body_id"
        label={act.t('body_id')}
        hint={act.t('body_hint')}
        optional
        value={body}
        onChange={setBody}
        error={act.form.errors['body_id']}
      />
      {!body && (
        <TextField
          {...act.field('addressee', draft.addressee, set('addressee'))}
          hint={act.t('addressee_hint')}
          maxLength={60}
        />
      )}
      <TextField {...act.field('email', draft.email, set('email'))} optional maxLength={200} />
      <TextAreaField
        {...act.field('asked', draft.asked, set('asked'))}
        hint={act.t('asked_hint')}
        rows={4}
        max={1000}
      />
      <TextField {...act.field('due_on', draft.due_on, set('due_on'))} type="date" short />
      <QueryView query={read} part>
        {(data) => (
          <SelectField
            {...act.field('signed_by_post', signed, set('signed_by_post'))}
            options={data.signers.map((one) => ({ value: one.post_id, label: `${one.title} ${one.name}` }))}
          />
        )}
      </QueryView>
    </FormDialog>
  )
}
