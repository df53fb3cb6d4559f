import type { ReactNode } from 'react'
import { Stack } from './card.tsx'
import { ErrorSummary } from './error-summary.tsx'
import type { FormErrors } from './form-errors.ts'
import layout from './layout.module.css'

interface PageFormProps {
  form: FormErrors
  onSend: () => void
  children: ReactNode
}

/** A form that is a page of its own: what is missing on top, its sheets, its button. Sent by the button or by Enter. */
export function PageForm({ form, onSend, children }: PageFormProps) {
  return (
    <form
      className={layout.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      <Stack>
        <ErrorSummary form={form} />
        {children}
      </Stack>
    </form>
  )
}
