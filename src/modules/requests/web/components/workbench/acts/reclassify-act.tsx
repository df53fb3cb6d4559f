import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWrite } from '../../../queries.ts'
import { type ActProps, useAct } from './act.ts'
import { ItemChoice } from './item-choice.tsx'

/** Moves the matter to the item that fits; responsibility and limits follow. */
export function ReclassifyAct(props: ActProps) {
  const act = useAct('reclassify', props)
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
    <FormDialog {...act.frame} help={act.t('help')} busy={write.isPending} onAct={go}>
      <ItemChoice
        name="item_code"
        label={act.t('item')}
        value={item}
        onChange={setItem}
        error={act.form.errors.item_code}
        except={props.request.item.code}
      />
      <TextAreaField {...act.field('reason', reason, setReason)} rows={2} max={300} />
    </FormDialog>
  )
}
