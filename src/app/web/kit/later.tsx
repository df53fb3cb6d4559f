import { type ReactNode, useEffect, useState } from 'react'

interface LaterProps {
  /** How many others come before it. */
  turn?: number
  /** Stands there meanwhile. */
  waiting?: ReactNode
  children: ReactNode
}

/** So long a slow phone draws one block: each then comes in a task of its own, and a tap in between is answered. */
const turnMs = 50

/** Draws its children a moment after the rest, for what nobody looks at first: one long drawing keeps a slow phone from answering. */
export function Later({ turn = 0, waiting = null, children }: LaterProps) {
  const [due, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), turn * turnMs)
    return () => clearTimeout(timer)
  }, [turn])
  return due ? children : waiting
}
