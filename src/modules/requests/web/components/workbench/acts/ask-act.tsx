import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWrite } from '../../../queries.ts'
import { MomentField } from '../team/moment-field.tsx'
import { type ActProps, useAct } from './act.ts'
import { optionOf, useReceivers } from './receivers.ts'

const kinds = ['question', 'part'] as const

/** Asks a colleague, a post or a body for a word; the matter stays where it is. */
export function AskAct(props: ActProps) {
  const act = useAct('ask', props)
  const { query, options } = useReceivers(props.request.id, 'ask')
  const [to, setTo] = useState('')
  const [question, setQuestion] = useState('')
  const [due, setDue] = useState<string>()
  const [kind, setKind] = useState<(typeof kinds)[number]>('question')
  const write = useWrite('POST /api/c/:community/requests/:id/questions', act.options)
  const bodies = new Map(
    (query.data?.receivers ?? []).flatMap((one) => (one.body_id ? [[one.body_id, one.body_name]] : [])),
  )
  const choices = [
    ...[...bodies].map(([id, name]) => ({
      value: `body ${id}`,
      label: act.t('whole_body').replace('{{name}}', name ?? ''),
    })),
    ...options,
  ]
  const go = () => {
    const person = query.data?.receivers.find((one) => optionOf(one) === to)
    const body = to.startsWith('body ') ? { body_id: to.slice(5) } : undefined
    const whom = person ? { post_id: person.post_id, person_id: person.person_id } : body
    const missing = [
      ...(whom ? [] : [{ path: 'post_id', code: 'required' }]),
      ...(due ? [] : [{ path: 'due_at', code: 'required' }]),
    ]
    if (!whom || !due) return act.form.setFields(missing)
    return write.mutate(
      { params: act.params, body: { ...whom, kind, question, due_at: due } },
      { onError: act.form.fail },
    )
  }
  return (
    <FormDialog {...act.frame} help={act.t('help')} busy={write.isPending} onAct={go}>
      <QueryView query={query} part>
        {() => (
          <SelectField
            name="post_id"
            label={act.t('to')}
            value={to}
            onChange={setTo}
            options={choices}
            error={act.form.errors.post_id}
          />
        )}
      </QueryView>
      {props.request.can.includes('finish') && (
        <RadioCards
          {...act.field('kind', kind, setKind)}
          options={kinds.map((value) => ({ value, label: act.t(`kind_${value}`), hint: act.t(`kind_${value}_hint`) }))}
        />
      )}
      <TextAreaField {...act.field('question', question, setQuestion)} rows={3} max={500} />
      <MomentField name="due_at" label={act.t('due')} onChange={setDue} error={act.form.errors.due_at} />
    </FormDialog>
  )
}
