import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWrite } from '../../../queries.ts'
import { MomentField } from '../team/moment-field.tsx'
import { type ActProps, useAct } from './act.ts'

/** Puts it off until a moment, with the reason it then comes back with. */
export function SnoozeAct(props: ActProps) {
  const act = useAct('snooze', props)
  const [until, setUntil] = useState<string>()
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/requests/:id/snooze', act.options)
  const go = () => {
    if (!until) return act.form.setFields([{ path: 'until', code: 'required' }])
    return write.mutate(
      { params: act.params, body: { until, reason, version: act.version } },
      { onError: act.form.fail },
    )
  }
  return (
    <FormDialog {...act.frame} help={act.t('help')} busy={write.isPending} onAct={go}>
      <MomentField name="until" label={act.t('until')} onChange={setUntil} error={act.form.errors.until} />
      <TextField {...act.field('reason', reason, setReason)} maxLength={200} />
    </FormDialog>
  )
}
