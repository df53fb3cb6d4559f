import { IconCheck } from '@tabler/icons-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { Icon } from './icon.tsx'
import styles from './toast.module.css'

const shownMs = 5_000

const ToastContext = createContext<(text: string) => void>(() => {})

/** Says that something went well: `toast(t('words.saved'))`. Never the only word on an error: that stays on the page. */
export function useToast(): (text: string) => void {
  return useContext(ToastContext)
}

/** Holds the one line at the foot of the window. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ text: string } | null>(null)
  const show = useCallback((text: string) => setShown({ text }), [])
  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown(null), shownMs)
    return () => clearTimeout(timer)
  }, [shown])
  return (
    <ToastContext value={show}>
      {children}
      <div className={styles.place} role="status">
        {shown && (
          <span className={styles.toast}>
            <Icon of={IconCheck} />
            {shown.text}
          </span>
        )}
      </div>
    </ToastContext>
  )
}
