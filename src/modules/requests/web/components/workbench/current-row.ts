import { useEffect } from 'react'
import type { Copied } from './acts/act-keys.ts'

let latest: HTMLElement | null = null

/** Remembers the row in focus, also while a dialog or the palette has the focus for itself. */
export function useRowInFocus(): void {
  useEffect(() => {
    const onFocus = (event: FocusEvent) => {
      const target = event.target as Element
      if (target.closest('dialog')) return
      latest = target.closest<HTMLElement>('main tr[data-request]')
    }
    document.addEventListener('focusin', onFocus)
    return () => {
      document.removeEventListener('focusin', onFocus)
      latest = null
    }
  }, [])
}

/** The request of the row in focus; undefined where no row is. */
export function currentRow(): Copied | undefined {
  const { request: id, number, title } = latest?.isConnected ? latest.dataset : {}
  return id && number && title ? { id, number, title } : undefined
}
