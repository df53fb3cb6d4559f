import { type ReactNode, useState } from 'react'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'

export interface ActField {
  name: string
  label: string
  kind?: 'text' | 'area' | 'number' | 'date' | 'datetime-local'
  hint?: string
  value?: string
  optional?: boolean
}

interface Write {
  isPending: boolean
  send: (values: Record<string, string>, fail: (problem: unknown) => void) => void
}

interface ActDialogProps {
  title: string
  act: string
  help?: string
  fields: readonly ActField[]
  write: Write
  onClose: () => void
  children?: ReactNode
}

/** The form of one act with a few plain fields; what the server says stands beside its field. */
export function ActDialog({ title, act, help, fields, write, onClose, children }: ActDialogProps) {
  const t = useWords('deliberation')
  const errors = useFormErrors(t, 'words.errors')
  const [values, setValues] = useState(() => Object.fromEntries(fields.map((one) => [one.name, one.value ?? ''])))
  const send = () => {
    const missing = fields.filter((one) => !one.optional && (values[one.name] ?? '').trim() === '')
    if (!errors.setFields(missing.map((one) => ({ path: one.name, code: 'required' })))) return
    write.send(values, (problem) => errors.fail(problem as never))
  }
  return (
    <FormDialog
      title={title}
      act={act}
      form={errors}
      busy={write.isPending}
      onAct={send}
      onClose={onClose}
      {...(help ? { help } : {})}
    >
      {children}
      {fields.map(({ name, label, kind = 'text', hint, optional }) => {
        const common = {
          name,
          label,
          hint,
          optional: optional ?? false,
          value: values[name] ?? '',
          onChange: (value: string) => setValues((old) => ({ ...old, [name]: value })),
          error: errors.errors[name],
        }
        return kind === 'area' ? (
          <TextAreaField key={name} rows={3} {...common} />
        ) : (
          <TextField key={name} type={kind} short={kind !== 'text'} {...common} />
        )
      })}
    </FormDialog>
  )
}
