import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { presentNotes, readNotes, sendNotes, subscribeNotes } from './kept-notes.ts'

const againMs = 30_000

/** Spoken notes that wait on this device; they are sent whenever there is a line again, while any page that asks is open. */
export function useKeptNotes() {
  const t = useWords('channels')
  const toast = useToast()
  const client = useQueryClient()
  const notes = useSyncExternalStore(subscribeNotes, presentNotes)
  const arrived = useRef(() => {})
  arrived.current = () => {
    toast(t('workbench.note.done'))
    void client.invalidateQueries()
  }
  const send = useCallback(async () => {
    if ((await sendNotes()) > 0) arrived.current()
  }, [])
  useEffect(() => {
    const again = () => void send().catch(() => {})
    void readNotes().then(again, () => {})
    const timer = setInterval(again, againMs)
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [send])
  return { notes, send }
}
