import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { bodyOf, formOf, PointFields } from './point-fields.tsx'
import { type AskPointRow, askPointReads } from './views.ts'

interface PointDialogProps {
  /** The one to change; a new one without. */
  point?: AskPointRow
  onClose: () => void
}

/** Opens an ask-point, or changes what one's poster says. */
export function PointDialog({ point, onClose }: PointDialogProps) {
  const t = useWords('requests')
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.ask_points.errors')
  const [form, setForm] = useState(() => formOf(point))
  const done = (word: string) => () => {
    toast(t(`workbench.ask_points.${word}`))
    onClose()
  }
  const open = useWrite('POST /api/c/:community/ask-points', { refresh: askPointReads, onSuccess: done('opened') })
  const revise = useWrite('POST /api/c/:community/ask-points/:id/revise', {
    refresh: askPointReads,
    onSuccess: done('saved'),
  })
  const act = () => {
    const tooShort = [...form.name.trim()].length < 2
    if (!errors.setFields(tooShort ? [{ path: 'name', code: 'required' }] : [])) return
    const body = bodyOf(form)
    if (point) revise.mutate({ params: { id: point.id }, body }, { onError: errors.fail })
    else open.mutate({ body }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t(point ? 'workbench.ask_points.edit' : 'workbench.ask_points.open')}
      act={t('workbench.ask_points.save')}
      form={errors}
      busy={open.isPending || revise.isPending}
      wide
      onAct={act}
      onClose={onClose}
    >
      <PointFields form={form} onChange={(patch) => setForm((before) => ({ ...before, ...patch }))} errors={errors} />
    </FormDialog>
  )
}
