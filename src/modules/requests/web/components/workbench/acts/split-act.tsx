import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWrite } from '../../../queries.ts'
import { type ActProps, useAct } from './act.ts'
import { ItemChoice } from './item-choice.tsx'

/** Two matters told as one become two requests. */
export function SplitAct(props: ActProps) {
  const act = useAct('split', props)
  const [item, setItem] = useState('')
  const [description, setDescription] = useState('')
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/requests/:id/split', act.options)
  const go = () => {
    if (!item) return act.form.setFields([{ path: 'item_code', code: 'required' }])
    const body = { item_code: item, description, reason, version: act.version }
    return write.mutate({ params: act.params, body }, { onError: act.form.fail })
  }
  return (
    <FormDialog {...act.frame} help={act.t('help')} busy={write.isPending} onAct={go}>
      <p>{props.request.description}</p>
      <TextAreaField {...act.field('description', description, setDescription)} rows={3} max={2000} />
      <ItemChoice
        name="item_code"
        label={act.t('item')}
        value={item}
        onChange={setItem}
        error={act.form.errors.item_code}
      />
      <TextAreaField {...act.field('reason', reason, setReason)} rows={2} max={300} />
    </FormDialog>
  )
}
