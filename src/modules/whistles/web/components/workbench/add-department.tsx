import { useState } from 'react'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { SelectField, TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../queries.ts'
import { type Whistle, whistleReads } from './views.ts'

/** Calls one more department to a whistle that is out. */
export function AddDepartment({ whistle, onClose }: { whistle: Whistle; onClose: () => void }) {
  const t = useWords('whistles')
  const toast = useToast()
  const may = useMay()
  const errors = useFormErrors(t, 'words.errors')
  const [body, setBody] = useState('')
  const [reason, setReason] = useState('')
  const found = useRead(
    'GET /api/c/:community/whistles/departments',
    { query: { kind: whistle.kind.code } },
    { enabled: may('whistles.lead') },
  )
  const write = useWrite('POST /api/c/:community/whistles/:id/call', {
    refresh: whistleReads,
    onSuccess: () => {
      toast(t('workbench.acts.call.done'))
      onClose()
    },
  })
  const act = () => {
    const missing = [
      ...(body === '' ? [{ path: 'body_id', code: 'required' }] : []),
      ...(reason.trim() === '' ? [{ path: 'reason', code: 'required' }] : []),
    ]
    if (!errors.setFields(missing)) return
    write.mutate(
      { params: { id: whistle.id }, body: { body_id: body, reason: reason.trim() } },
      { onError: errors.fail },
    )
  }
  const called = new Set(whistle.calls.map((call) => call.body.id))
  const free = (found.data?.items ?? []).filter((one) => !called.has(one.id) && one.receivers.length > 0)
  return (
    <FormDialog
      title={t('workbench.acts.call.title')}
      act={t('workbench.acts.call.act')}
      help={t('workbench.acts.call.help')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <SelectField
        name="body_id"
        label={t('words.department')}
        value={body}
        onChange={setBody}
        options={free.map((one) => ({ value: one.id, label: one.name }))}
        error={errors.errors['body_id']}
      />
      <TextAreaField
        name="reason"
        label={t('words.reason')}
        rows={3}
        max={300}
        value={reason}
        onChange={setReason}
        error={errors.errors['reason']}
      />
    </FormDialog>
  )
}
