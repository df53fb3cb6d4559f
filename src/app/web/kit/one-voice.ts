import { type RefObject, useId, useLayoutEffect, useRef, useSyncExternalStore } from 'react'

interface Failure {
  id: string
  element: HTMLElement
  /** A block of a page that otherwise works; what takes the whole page speaks before it. */
  part: boolean
  code: string
  retry: () => unknown
}

let failures: readonly Failure[] = []
const listeners = new Set<() => void>()

function change(next: readonly Failure[]): void {
  failures = next
  for (const tell of listeners) tell()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function isBefore(one: Failure, other: Failure): boolean {
  if (one.part !== other.part) return other.part
  return Boolean(one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING)
}

function speakerOf(code: string): string | undefined {
  const same = failures.filter((one) => one.code === code)
  return same.find((one) => same.every((other) => other === one || isBefore(one, other)))?.id
}

interface Said {
  part: boolean
  /** Of the problem: what fails by another cause speaks for itself. */
  code: string
  /** Missing where trying again is no use: that failure speaks for itself too. */
  retry: (() => unknown) | undefined
}

interface Voice {
  element: RefObject<HTMLDivElement | null>
  speaks: boolean
  /** Tries all again that failed by this cause. */
  retry: (() => void) | undefined
}

/** Several blocks of a page fail by one cause: the first says so, once, and tries all of them again. */
export function useOneVoice({ part, code, retry }: Said): Voice {
  const id = useId()
  const element = useRef<HTMLDivElement>(null)
  const latest = useRef(retry)
  useLayoutEffect(() => {
    latest.current = retry
  })
  const counted = retry !== undefined
  useLayoutEffect(() => {
    if (!counted || !element.current) return
    const one: Failure = { id, element: element.current, part, code, retry: () => latest.current?.() }
    change([...failures, one])
    return () => change(failures.filter((other) => other !== one))
  }, [id, counted, part, code])
  const speaker = useSyncExternalStore(
    subscribe,
    () => speakerOf(code),
    () => undefined,
  )
  return {
    element,
    speaks: !counted || speaker === undefined || speaker === id,
    retry: counted ? () => failures.filter((one) => one.code === code).forEach((one) => void one.retry()) : undefined,
  }
}
