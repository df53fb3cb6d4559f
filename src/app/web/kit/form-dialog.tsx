import { createContext, type ReactNode, useContext } from 'react'
import { useKitWords } from '../words.ts'
import { Button } from './button.tsx'
import { Stack } from './card.tsx'
import { Dialog } from './dialog.tsx'
import { ErrorSummary } from './error-summary.tsx'
import type { FormErrors } from './form-errors.ts'
import { useKeyHint } from './shortcuts.tsx'

/** Something to be read before the form is sent, whatever form it is: what others did meanwhile. */
export const FormNotice = createContext<ReactNode>(null)

interface FormDialogProps {
  title: string
  /** Names the act on its button: 登记搬入 */
  act: string
  /** What the act means for those concerned. */
  help?: string
  form: FormErrors
  busy: boolean
  wide?: boolean
  onAct: () => void
  onClose: () => void
  children?: ReactNode
}

/** The form of one act: what it means, its fields, the act and the way out. Ctrl+Enter sends. */
export function FormDialog({ title, act, help, form, busy, wide, onAct, onClose, children }: FormDialogProps) {
  const t = useKitWords()
  const hint = useKeyHint('form.send')
  const notice = useContext(FormNotice)
  return (
    <Dialog
      title={title}
      wide={wide}
      onClose={onClose}
      send={{ label: act, run: () => !busy && onAct() }}
      acts={
        <>
          <Button kind="main" narrow busy={busy} onClick={onAct} {...hint}>
            {act}
          </Button>
          <Button onClick={onClose}>{t('keep')}</Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onAct()
        }}
      >
        <Stack>
          {notice}
          <ErrorSummary form={form} />
          {help && <p>{help}</p>}
          {children}
        </Stack>
      </form>
    </Dialog>
  )
}
