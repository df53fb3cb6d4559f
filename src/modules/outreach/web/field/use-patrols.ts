import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { asProblem } from '../../../../app/web/api-problem.ts'
import { loadPatrols, presentPatrols, readPatrols, sendPatrols, subscribePatrols } from './patrol-field.ts'

const againMs = 30_000

/** What the phone holds of patrols; sends what waits whenever there is a line again. */
export function usePatrols() {
  const field = useSyncExternalStore(subscribePatrols, presentPatrols)
  const [loading, setLoading] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const load = useCallback(async () => {
    setLoading(true)
    try {
      await sendPatrols()
      await loadPatrols()
      setProblem(null)
    } catch (error) {
      setProblem(asProblem(error))
    }
    setLoading(false)
  }, [])
  useEffect(() => {
    const send = () => void sendPatrols().catch(() => {})
    void readPatrols()
      .then(async () => {
        if (navigator.onLine) await load()
      })
      .catch((error: unknown) => setProblem(asProblem(error)))
    const timer = setInterval(send, againMs)
    window.addEventListener('online', send)
    document.addEventListener('visibilitychange', send)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', send)
      document.removeEventListener('visibilitychange', send)
    }
  }, [load])
  return { ...field, loading, problem, load }
}
