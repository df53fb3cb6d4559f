import { useState } from 'react'
import { useAct } from '../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { TextAreaField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'

interface ReasonDialogProps {
  /** Where its words stand: `act`, `done`. */
  words: string
  title: string
  busy: boolean
  send: (reason: string, done: () => void, fail: (error: unknown) => void) => void
  onClose: () => void
}

/** An act that says why and nothing else. */
export function ReasonDialog({ words, title, busy, send, onClose }: ReasonDialogProps) {
  const t = useWords('undertakings')
  const { form, done } = useAct(t, words, onClose)
  const [reason, setReason] = useState('')
  const act = () => {
    const missing = [...reason.trim()].length < 2 ? [{ path: 'reason', code: 'required' }] : []
    if (form.setFields(missing)) send(reason.trim(), done, form.fail)
  }
  return (
    <FormDialog title={title} act={t(`${words}.act`)} form={form} busy={busy} onAct={act} onClose={onClose}>
      <TextAreaField
        name="reason"
        label={t('words.reason')}
        rows={3}
        max={200}
        value={reason}
        onChange={setReason}
        error={form.errors['reason']}
      />
    </FormDialog>
  )
}
