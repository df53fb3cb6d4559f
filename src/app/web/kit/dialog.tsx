import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { useKitWords } from '../words.ts'
import { Button } from './button.tsx'
import styles from './dialog.module.css'
import { useKeyHint, useShortcuts } from './shortcuts.tsx'

interface DialogProps {
  title: string
  onClose: () => void
  /** Buttons at the foot. */
  acts?: ReactNode
  wide?: boolean
  /** What the main button does; Ctrl+Enter does it too, wherever in the dialog the focus is. */
  send?: { label: string; run: () => void }
  children?: ReactNode
}

/** The first field, of a group of choices the one chosen: where the work in a dialog begins. */
function firstField(dialog: HTMLElement): HTMLElement | null {
  const first = dialog.querySelector<HTMLInputElement>('input:not([type="hidden"]), select, textarea')
  return first?.type === 'radio'
    ? (dialog.querySelector<HTMLElement>(`input[name="${first.name}"]:checked`) ?? first)
    : first
}

/** The focus begins on the first field, also where that appears only with an answer of the server; a key or a press before it stays. */
function useFirstField(ref: { current: HTMLDialogElement | null }) {
  const begun = useRef(false)
  useEffect(() => {
    const field = begun.current ? null : ref.current && firstField(ref.current)
    if (!field) return
    begun.current = true
    field.focus()
  })
  return () => {
    begun.current = true
  }
}

/**
 * A dialog while it is rendered: the browser's own, so that the focus stays inside, Esc closes, and the focus returns to
 * where it came from.
 */
export function Dialog({ title, onClose, acts, wide, send, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const heading = useId()
  // Closed before it is taken away: only then the browser gives the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  const begin = useFirstField(ref)
  useShortcuts(send ? [{ id: 'form.send', ...send }] : [], { inDialog: true })
  return (
    <dialog
      ref={ref}
      className={wide ? `${styles.dialog} ${styles.wide}` : styles.dialog}
      aria-labelledby={heading}
      onKeyDown={begin}
      onPointerDown={begin}
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
  const hint = useKeyHint('form.send')
  return (
    <Dialog
      title={title}
      onClose={onClose}
      send={{ label: confirm, run: onConfirm }}
      acts={
        <>
          <Button kind={danger ? 'danger' : 'main'} narrow busy={busy} onClick={onConfirm} {...hint}>
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
