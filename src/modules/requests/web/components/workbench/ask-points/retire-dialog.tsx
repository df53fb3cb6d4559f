import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { type AskPointRow, askPointReads } from './views.ts'

interface RetireDialogProps {
  point: AskPointRow
  /** The others in use. */
  others: AskPointRow[]
  onClose: () => void
}

/** Takes an ask-point down: its posters go on telling where to go instead. */
export function RetireDialog({ point, others, onClose }: RetireDialogProps) {
  const t = useWords('requests')
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.ask_points.errors')
  const [instead, setInstead] = useState('')
  const [other, setOther] = useState('')
  const retire = useWrite('POST /api/c/:community/ask-points/:id/retire', {
    refresh: askPointReads,
    onSuccess: () => {
      toast(t('workbench.ask_points.retired_done'))
      onClose()
    },
  })
  const act = () => {
    const missing = instead.trim() === '' && other === '' ? [{ path: 'instead', code: 'required' }] : []
    if (!errors.setFields(missing)) return
    const body = { instead, ...(other ? { instead_id: other } : {}) }
    retire.mutate({ params: { id: point.id }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.ask_points.retire_title')}
      act={t('workbench.ask_points.retire')}
      help={t('workbench.ask_points.retire_help')}
      form={errors}
      busy={retire.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="instead"
        label={t('workbench.ask_points.instead')}
        value={instead}
        onChange={setInstead}
        error={errors.errors['instead']}
      />
      <SelectField
        name="instead_id"
        label={t('workbench.ask_points.instead_point')}
        none={t('workbench.ask_points.no_point')}
        value={other}
        onChange={setOther}
        options={others.map((one) => ({ value: one.id, label: one.name }))}
      />
    </FormDialog>
  )
}
