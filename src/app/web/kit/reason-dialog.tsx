import type { TFunction } from 'i18next'
import { useState } from 'react'
import { FormDialog } from './form-dialog.tsx'
import { useFormErrors } from './form-errors.ts'
import { TextField } from './text-field.tsx'

interface ReasonDialogProps {
  title: string
  /** Names the act on its button. */
  act: string
  /** What the act means for those concerned. */
  help?: string
  label: string
  /** Words of the module, whose `words.errors.reason.required` tells that the reason is missing or too short. */
  words: TFunction
  /** Length in characters. */
  least?: number
  most: number
  busy: boolean
  /** `fail` takes what a write rejected with. */
  onAct: (reason: string, fail: (error: unknown) => void) => void
  onClose: () => void
}

/** Asks why before an act: one line, which somebody else reads later. */
export function ReasonDialog({ label, words, least = 2, most, onAct, ...dialog }: ReasonDialogProps) {
  const errors = useFormErrors(words, 'words.errors')
  const [typed, setTyped] = useState('')
  const reason = typed.trim()
  const send = () => {
    if (errors.setFields([...reason].length < least ? [{ path: 'reason', code: 'required' }] : []))
      onAct(reason, errors.fail)
  }
  return (
    <FormDialog {...dialog} form={errors} onAct={send}>
      <TextField
        name="reason"
        label={label}
        value={typed}
        onChange={setTyped}
        maxLength={most}
        error={errors.errors['reason']}
      />
    </FormDialog>
  )
}
