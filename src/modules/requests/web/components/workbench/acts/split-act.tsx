import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { SelectField, TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useRead, useWrite } from '../../../queries.ts'
import { type ActProps, useAct } from './act.ts'

/** Two matters told as one become two requests. */
export function SplitAct(props: ActProps) {
  const act = useAct('split', props)
  const catalogue = useRead('GET /api/c/:community/catalogue', { query: {} })
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
    <FormDialog
      title={act.t('title')}
      act={act.t('act')}
      help={act.t('help')}
      form={act.form}
      busy={write.isPending}
      onAct={go}
      onClose={props.onClose}
    >
      <p>{props.request.description}</p>
      <TextAreaField
        name="description"
        label={act.t('description')}
        value={description}
        onChange={setDescription}
        rows={3}
        max={2000}
        error={act.form.errors.description}
      />
      <QueryView query={catalogue} part>
        {(data) => (
          <SelectField
            name="item_code"
            label={act.t('item')}
            value={item}
            onChange={setItem}
            options={data.items.map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))}
            error={act.form.errors.item_code}
          />
        )}
      </QueryView>
      <TextAreaField
        name="reason"
        label={act.t('reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        max={300}
        error={act.form.errors.reason}
      />
    </FormDialog>
  )
}
