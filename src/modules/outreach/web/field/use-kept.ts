import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { asProblem } from '../../../../app/web/api-problem.ts'

const againMs = 30_000

/** What is kept on the phone for work without a line. */
interface Kept<State> {
  subscribe(listener: () => void): () => void
  present(): State
  /** From the device. */
  read(): Promise<unknown>
  /** From the server. */
  load(): Promise<unknown>
  send(): Promise<unknown>
}

/** What the phone holds; sends what waits whenever there is a line again. `kept` stays the same object. */
export function useKept<State extends object>(kept: Kept<State>) {
  const state = useSyncExternalStore(kept.subscribe, kept.present)
  const [loading, setLoading] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const load = useCallback(async () => {
    setLoading(true)
    try {
      await kept.send()
      await kept.load()
      setProblem(null)
    } catch (error) {
      setProblem(asProblem(error))
    }
    setLoading(false)
  }, [kept])
  useEffect(() => {
    const send = () => void kept.send().catch(() => {})
    void kept
      .read()
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
  }, [kept, load])
  return { ...state, loading, problem, load }
}
