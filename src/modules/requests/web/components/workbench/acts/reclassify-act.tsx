import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { SelectField, TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useRead, useWrite } from '../../../queries.ts'
import { type ActProps, useAct } from './act.ts'

/** Moves the matter to the item that fits; responsibility and limits follow. */
export function ReclassifyAct(props: ActProps) {
  const act = useAct('reclassify', props)
  const catalogue = useRead('GET /api/c/:community/catalogue', { query: {} })
  const [item, setItem] = useState('')
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/requests/:id/reclassify', act.options)
  const go = () => {
    if (!item) return act.form.setFields([{ path: 'item_code', code: 'required' }])
    return write.mutate(
      { params: act.params, body: { item_code: item, reason, version: act.version } },
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
      <QueryView query={catalogue} part>
        {(data) => (
          <SelectField
            name="item_code"
            label={act.t('item')}
            value={item}
            onChange={setItem}
            options={data.items
              .filter((one) => one.code !== props.request.item.code)
              .map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))}
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
