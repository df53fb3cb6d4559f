import type { ReactNode } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Dialog } from '../../../../../../app/web/kit/dialog.tsx'
import { ErrorSummary } from '../../../../../../app/web/kit/error-summary.tsx'
import type { FormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { useWords } from '../../../../../../app/web/words.ts'

interface ActDialogProps {
  title: string
  /** Names the act on its button. */
  act: string
  /** What it means for the requester and the clocks. */
  help?: string
  form: FormErrors
  busy: boolean
  onAct: () => void
  onClose: () => void
  children?: ReactNode
}

/** The form of one act: what it means, its fields, the act and the way out. Ctrl+Enter sends. */
export function ActDialog({ title, act, help, form, busy, onAct, onClose, children }: ActDialogProps) {
  const t = useWords('requests')
  return (
    <Dialog
      title={title}
      onClose={onClose}
      acts={
        <>
          <Button kind="main" narrow busy={busy} onClick={onAct}>
            {act}
          </Button>
          <Button onClick={onClose}>{t('words.leave')}</Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onAct()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onAct()
        }}
      >
        <ErrorSummary form={form} />
        {help && <p>{help}</p>}
        {children}
      </form>
    </Dialog>
  )
}
