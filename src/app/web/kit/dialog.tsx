import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useKitWords } from '../words.ts'
import { Button } from './button.tsx'
import styles from './dialog.module.css'

interface DialogProps {
  title: string
  onClose: () => void
  /** Buttons at the foot. */
  acts?: ReactNode
  wide?: boolean
  children?: ReactNode
}

/**
 * A dialog while it is rendered: the browser's own, so that the focus stays inside, Esc closes, and the focus returns to
 * where it came from.
 */
export function Dialog({ title, onClose, acts, wide, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      className={wide ? `${styles.dialog} ${styles.wide}` : styles.dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className={styles.body}>
        <h2 id={heading}>{title}</h2>
        {children}
      </div>
      {acts && <div className={styles.acts}>{acts}</div>}
    </dialog>
  )
}

interface ConfirmDialogProps {
  /** The question: 撤回这件诉求吗？ */
  title: string
  /** What it means. */
  children?: ReactNode
  /** Names the act: 撤回诉求 */
  confirm: string
  /** For what can't be undone. */
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Asks once before an act that can't be taken back. */
export function ConfirmDialog({ title, children, confirm, danger, busy, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useKitWords()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      acts={
        <>
          <Button kind={danger ? 'danger' : 'main'} narrow busy={busy} onClick={onConfirm}>
            {confirm}
          </Button>
          <Button onClick={onClose}>{t('keep')}</Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
