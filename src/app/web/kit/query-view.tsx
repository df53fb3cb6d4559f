import type { ReactNode } from 'react'
import type { ApiProblem } from '../api-problem.ts'
import { useDates } from '../dates.ts'
import { useKitWords } from '../words.ts'
import { Button } from './button.tsx'
import { ErrorState } from './error-state.tsx'
import styles from './message.module.css'
import { Skeleton } from './skeleton.tsx'

/** What QueryView needs of a TanStack query or of `useReadPages`. */
export interface ViewedQuery<T> {
  data: T | undefined
  error: ApiProblem | null
  dataUpdatedAt: number
  refetch: () => unknown
}

interface QueryViewProps<T> {
  query: ViewedQuery<T>
  children: (data: T) => ReactNode
  /** Shown instead when it answers something: the first-use or filtered empty state. */
  empty?: (data: T) => ReactNode
  waiting?: ReactNode
  /** One part of a page: a failure is said in a box, the rest works. */
  part?: boolean
}

/** Old data after a failed refresh: still shown, with its time. */
function Stale({ query }: { query: ViewedQuery<unknown> }) {
  const t = useKitWords()
  const dates = useDates()
  return (
    <div className={styles.stale} role="status">
      {t('stale', { time: dates.time(new Date(query.dataUpdatedAt).toISOString()) })}
      <Button kind="plain" onClick={() => void query.refetch()}>
        {t('retry')}
      </Button>
    </div>
  )
}

/** The states of a read: waiting, failed, empty, stale, there. */
export function QueryView<T>({ query, children, empty, waiting, part }: QueryViewProps<T>) {
  if (query.data === undefined) {
    if (query.error) return <ErrorState problem={query.error} onRetry={query.refetch} part={part} />
    return waiting ?? <Skeleton rows={part ? 1 : 3} />
  }
  return (
    <>
      {query.error && <Stale query={query} />}
      {empty?.(query.data) ?? children(query.data)}
    </>
  )
}
